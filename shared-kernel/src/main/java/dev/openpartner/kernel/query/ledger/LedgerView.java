package dev.openpartner.kernel.query.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a ledger and the balances to which the whole ledger comes.
 *
 * @param balances per currency, as of {@code asOf}, whatever page this is
 * @param asOf the log position up to which the books are shown
 */
public record LedgerView(List<Entry> data, @Nullable String nextCursor, List<Balance> balances, long asOf) {

    /**
     * One balanced posting: {@code amount} moves from the credited to the debited account.
     *
     * @param kind {@code accrued}, {@code approved}, {@code reversed}, {@code paid} or {@code adjusted}
     * @param amount decimal text, never negative
     * @param pending balance in this currency after the entry, as are payable and paid
     */
    public record Entry(
            long position,
            Instant at,
            String kind,
            String commissionId,
            @Nullable String eventId,
            String amount,
            String currency,
            String debit,
            String credit,
            String pending,
            String payable,
            String paid) {}

    /** What a partner has in one currency. */
    public record Balance(String currency, String pending, String payable, String paid) {}
}
