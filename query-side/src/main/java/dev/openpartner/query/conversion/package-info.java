/**
 * Conversions and what was decided about them: the tables folded from customers' journeys, the lists, and the explanation of
 * each decision.
 */
@NullMarked
package dev.openpartner.query.conversion;

import org.jspecify.annotations.NullMarked;
