/**
 * Why a conversion was decided as it was, from its clicks to the cent, with the log entries that prove it.
 */
@NullMarked
package dev.openpartner.query.explanation;

import org.jspecify.annotations.NullMarked;
