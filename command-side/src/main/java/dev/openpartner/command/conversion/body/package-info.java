/**
 * What is done with a body before it is parsed: whether it is of a kind that is read at all, and cutting a batch into its items.
 */
@NullMarked
package dev.openpartner.command.conversion.body;

import org.jspecify.annotations.NullMarked;
