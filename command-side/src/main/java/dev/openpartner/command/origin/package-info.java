/**
 * Where time and new identifiers come from, in one place, so that everything else takes them as arguments.
 */
@NullMarked
package dev.openpartner.command.origin;

import org.jspecify.annotations.NullMarked;
