/**
 * Answers: projections folded from the event log, and the read API over them.
 */
@NullMarked
package dev.openpartner.query;

import org.jspecify.annotations.NullMarked;
