/** The pages of a partner: their own figures, links and books, and no other's. */
@NullMarked
package dev.openpartner.console.portal;

import org.jspecify.annotations.NullMarked;
