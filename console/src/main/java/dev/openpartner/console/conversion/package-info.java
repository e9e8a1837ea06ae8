/** Conversions: the list, one of them taken apart, and those that nobody earned so far with what would settle them. */
@NullMarked
package dev.openpartner.console.conversion;

import org.jspecify.annotations.NullMarked;
