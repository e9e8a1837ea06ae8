package dev.openpartner.kernel.commission;

import dev.openpartner.kernel.commission.CommissionEvent.CommissionAccrued;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commissions as their events leave them: {@code m1} of partner {@code p1} of tenant {@code t}, over 40.00 USD. */
final class Commissions {

    static final long MATURE = Instant.parse("2026-12-01T00:00:00Z").toEpochMilli();

    private Commissions() {}

    static CommissionState accrued(@Nullable Long matureAtMs) {
        return CommissionState.evolve(null, new CommissionAccrued(
                "t", "m1", "p1", "c1", "u1", "e1", "won", "a1", "k1", "campaign", 1, 0, Rules.percent("20"), 4000, 1, 1, 4000,
                "USD", List.of(), 5, 6, matureAtMs));
    }

    static CommissionState in(CommissionStatus status) {
        return new CommissionState("t", "m1", "p1", 4000, "USD", status, null);
    }
}
