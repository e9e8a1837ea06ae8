/**
 * How far the projections are, for those who want to read what was written a moment ago.
 */
@NullMarked
package dev.openpartner.query.projection.position;

import org.jspecify.annotations.NullMarked;
