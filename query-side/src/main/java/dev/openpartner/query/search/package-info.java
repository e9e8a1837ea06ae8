/** Finds whatever goes by a text, each kind by the index that it has. */
@NullMarked
package dev.openpartner.query.search;

import org.jspecify.annotations.NullMarked;
