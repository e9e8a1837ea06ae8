package dev.openpartner.kernel.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param nextCursor opaque text that continues after the last entry; absent on the last page
 */
public record Page<T>(List<T> data, @Nullable String nextCursor) {

    /** Page size when none is asked for. */
    public static final int DEFAULT_LIMIT = 100;

    /** Largest page size. */
    public static final int MAX_LIMIT = 500;
}
