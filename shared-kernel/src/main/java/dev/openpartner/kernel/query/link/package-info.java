/**
 * Questions about links.
 */
@NullMarked
package dev.openpartner.kernel.query.link;

import org.jspecify.annotations.NullMarked;
