/**
 * Personal data in a log that is kept for ever: sealed with a key per person, and gone when that key is destroyed.
 */
@NullMarked
package dev.openpartner.kernel.privacy;

import org.jspecify.annotations.NullMarked;
