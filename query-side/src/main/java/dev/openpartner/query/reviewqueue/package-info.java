/**
 * The queue that waits for a reviewer, each commission with the reasons to look twice.
 */
@NullMarked
package dev.openpartner.query.reviewqueue;

import org.jspecify.annotations.NullMarked;
