package dev.openpartner.kernel.query.dashboard;

import dev.openpartner.kernel.query.Query;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A partner's figures from a day on; refused as {@code partner_not_found}.
 *
 * @param since first day, UTC
 * @param currency of the figures at the top; absent: the one with the most commissions
 */
public record FindPartnerDashboard(String tenant, String partnerId, LocalDate since, @Nullable String currency)
        implements Query<PartnerDashboard> {}
