package dev.openpartner.kernel.query.commission;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which commissions; absent members do not narrow.
 *
 * @param statuses any of {@code accrued}, {@code approved}, {@code paid}, {@code reversed}; empty: all
 * @param minAmount decimal text, in whatever currency a commission has
 * @param since earliest time of accrual, inclusive
 * @param until latest time of accrual, exclusive
 */
public record CommissionFilter(
        @Nullable String partnerId,
        @Nullable String campaignId,
        @Nullable String eventId,
        List<String> statuses,
        @Nullable String currency,
        @Nullable String minAmount,
        @Nullable Instant since,
        @Nullable Instant until) {}
