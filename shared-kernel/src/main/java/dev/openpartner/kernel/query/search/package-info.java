/** The question that takes any text: an id, an address, a name. */
@NullMarked
package dev.openpartner.kernel.query.search;

import org.jspecify.annotations.NullMarked;
