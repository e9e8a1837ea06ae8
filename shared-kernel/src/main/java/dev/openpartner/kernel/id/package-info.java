/**
 * Identifiers: time-ordered ids for new things, and the stream ids under which histories are kept.
 */
@NullMarked
package dev.openpartner.kernel.id;

import org.jspecify.annotations.NullMarked;
