package dev.openpartner.kernel.query.commission;

import dev.openpartner.kernel.query.Query;

/** One commission; refused as {@code commission_not_found}. */
public record FindCommission(String tenant, String commissionId) implements Query<CommissionView> {}
