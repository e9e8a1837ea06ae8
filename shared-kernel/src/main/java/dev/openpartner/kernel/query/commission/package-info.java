/**
 * Questions about commissions: lists, one of them, and the queue that waits for a reviewer.
 */
@NullMarked
package dev.openpartner.kernel.query.commission;

import org.jspecify.annotations.NullMarked;
