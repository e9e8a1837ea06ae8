/**
 * Questions about the projections themselves.
 */
@NullMarked
package dev.openpartner.kernel.query.projection;

import org.jspecify.annotations.NullMarked;
