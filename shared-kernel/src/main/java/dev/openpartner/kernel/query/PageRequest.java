package dev.openpartner.kernel.query;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a list.
 *
 * @param limit most entries, 1 to 500
 * @param cursor where the page before ended; absent: from the start
 */
public record PageRequest(int limit, @Nullable String cursor) {}
