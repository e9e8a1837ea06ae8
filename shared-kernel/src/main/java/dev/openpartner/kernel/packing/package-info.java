/** Numbers and identifiers in few bytes, for what is kept in memory by the hundred thousand. */
@NullMarked
package dev.openpartner.kernel.packing;

import org.jspecify.annotations.NullMarked;
