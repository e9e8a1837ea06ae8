package dev.openpartner.kernel.query.commission;

import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.query.PageRequest;
import dev.openpartner.kernel.query.Query;

/** Commissions, latest accrual first. */
public record FindCommissions(String tenant, CommissionFilter filter, PageRequest page)
        implements Query<Page<CommissionView>> {}
