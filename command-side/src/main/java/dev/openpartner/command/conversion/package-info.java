/**
 * How conversions come in: one at a time, in batches, and mended from the list of refused ones. Reads and checks what a source
 * sent, recognizes what it sent before, and answers with the decision.
 */
@NullMarked
package dev.openpartner.command.conversion;

import org.jspecify.annotations.NullMarked;
