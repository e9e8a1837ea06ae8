/**
 * Questions to the read side and the shape of its answers. Field names of answers are those of the HTTP API.
 */
@NullMarked
package dev.openpartner.kernel.query;

import org.jspecify.annotations.NullMarked;
