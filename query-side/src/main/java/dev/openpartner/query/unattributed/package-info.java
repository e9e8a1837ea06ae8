/**
 * Conversions that wait for evidence, each with what might settle it.
 */
@NullMarked
package dev.openpartner.query.unattributed;

import org.jspecify.annotations.NullMarked;
