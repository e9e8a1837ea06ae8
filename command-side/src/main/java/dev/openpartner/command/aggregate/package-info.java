/**
 * What all aggregates share: how a handler finds one, and how it makes one.
 */
@NullMarked
package dev.openpartner.command.aggregate;

import org.jspecify.annotations.NullMarked;
