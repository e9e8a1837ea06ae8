/** Filters of lists that an admin gave a name: theirs alone, kept and never decided about. */
@NullMarked
package dev.openpartner.command.savedfilter;

import org.jspecify.annotations.NullMarked;
