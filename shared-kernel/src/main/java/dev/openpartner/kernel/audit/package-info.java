/**
 * Replays the log to audit attribution: every decision is taken again from the evidence that was recorded before it, and compared with
 * the one that was recorded then. Only reads.
 */
@NullMarked
package dev.openpartner.kernel.audit;

import org.jspecify.annotations.NullMarked;
