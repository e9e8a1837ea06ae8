/**
 * The right to be forgotten: the fact that somebody was erased, and the destruction of the keys that open what was known of them.
 */
@NullMarked
package dev.openpartner.command.erasure;

import org.jspecify.annotations.NullMarked;
