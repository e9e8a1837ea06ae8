package dev.openpartner.kernel.query.ledger;

import dev.openpartner.kernel.query.PageRequest;
import dev.openpartner.kernel.query.Query;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A partner's ledger in log order.
 *
 * @param asOfPosition the books as they stood at this position
 * @param asOfTime the books as they stood at this time
 * @param currency only this currency
 * @param newestFirst the latest entry first; else the oldest
 */
public record FindLedger(
        String tenant,
        String partnerId,
        @Nullable Long asOfPosition,
        @Nullable Instant asOfTime,
        @Nullable String currency,
        boolean newestFirst,
        PageRequest page)
        implements Query<LedgerView> {}
