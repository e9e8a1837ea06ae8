/**
 * Commissions as they stand now, the queue that waits for a reviewer, and their figures per day.
 */
@NullMarked
package dev.openpartner.query.commission;

import org.jspecify.annotations.NullMarked;
