/** Filters of lists that an admin gave a name, to come back to them. */
@NullMarked
package dev.openpartner.console.savedfilter;

import org.jspecify.annotations.NullMarked;
