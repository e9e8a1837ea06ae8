/**
 * What is said of a body before it is parsed: whether it is of a kind that is read at all.
 */
@NullMarked
package dev.openpartner.command.conversion.body;

import org.jspecify.annotations.NullMarked;
