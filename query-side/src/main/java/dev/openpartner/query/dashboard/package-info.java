/**
 * Figures over days, added up from rows that projections keep per day: exact, and as cheap for ten million conversions as for ten.
 */
@NullMarked
package dev.openpartner.query.dashboard;

import org.jspecify.annotations.NullMarked;
