/** The review queue: commissions that wait for a decision, one by one by keyboard, or many at once after a plan. */
@NullMarked
package dev.openpartner.console.review;

import org.jspecify.annotations.NullMarked;
