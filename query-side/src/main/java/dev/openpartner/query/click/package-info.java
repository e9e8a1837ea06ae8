/**
 * Clicks and the flags on them, and how many there were per day.
 */
@NullMarked
package dev.openpartner.query.click;

import org.jspecify.annotations.NullMarked;
