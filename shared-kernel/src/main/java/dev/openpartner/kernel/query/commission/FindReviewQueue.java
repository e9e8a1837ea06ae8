package dev.openpartner.kernel.query.commission;

import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.query.PageRequest;
import dev.openpartner.kernel.query.Query;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Accrued commissions that wait for a reviewer.
 *
 * @param filter its statuses are ignored: all entries are accrued
 * @param risk only entries that carry this signal
 * @param now decides what still matures
 */
public record FindReviewQueue(
        String tenant, CommissionFilter filter, @Nullable String risk, Sort sort, Instant now, PageRequest page)
        implements Query<Page<ReviewItem>> {

    /** The orders of the queue; amounts are compared within a currency. */
    public enum Sort {
        OLDEST_FIRST("accruedAt"),
        NEWEST_FIRST("-accruedAt"),
        SMALLEST_FIRST("amount"),
        LARGEST_FIRST("-amount"),
        MATURE_FIRST("matureAt");

        private final String text;

        Sort(String text) {
            this.text = text;
        }

        /** The value of the query parameter. */
        public String text() {
            return text;
        }
    }
}
