/** Clicks: one of them, and those that carry a fraud flag. */
@NullMarked
package dev.openpartner.console.click;

import org.jspecify.annotations.NullMarked;
