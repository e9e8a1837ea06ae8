/**
 * How far the projections are, and the order to build one anew.
 */
@NullMarked
package dev.openpartner.query.projectionstatus;

import org.jspecify.annotations.NullMarked;
