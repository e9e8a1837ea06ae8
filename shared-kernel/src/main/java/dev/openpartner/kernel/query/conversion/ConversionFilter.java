package dev.openpartner.kernel.query.conversion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which conversions; absent members do not narrow.
 *
 * @param userId as sent; compared in its canonical form
 * @param status {@code attributed}, {@code no_identity}, {@code no_click} or {@code outside_window}
 * @param reason status or refining reason, for conversions that wait
 * @param source the source of the key that reported it, or that key's label
 * @param since earliest business time, inclusive
 * @param until latest business time, exclusive
 */
public record ConversionFilter(
        @Nullable String userId,
        @Nullable String type,
        @Nullable String status,
        @Nullable String reason,
        @Nullable String partnerId,
        @Nullable String source,
        @Nullable Instant since,
        @Nullable Instant until) {}
