package dev.openpartner.kernel.query.dashboard;

import java.time.Instant;
import java.util.List;

/**
 * The program's figures.
 *
 * @param since start of the first day counted
 * @param currency of the amounts in {@code totals}
 * @param warnings what somebody should look into, the worst first
 */
public record Overview(
        Instant since, String currency, Totals totals, List<CurrencyTotals> currencies, List<Warning> warnings) {

    /**
     * All figures at once; amounts are decimal texts of commissions now in that status.
     *
     * @param partners partners now in standing, whenever they joined
     * @param unattributed conversions that wait
     */
    public record Totals(
            long partners,
            long clicks,
            long conversions,
            long unattributed,
            String attributedRevenue,
            String commissionAccrued,
            String commissionApproved,
            String commissionPaid) {}

    /** The amounts of one currency. */
    public record CurrencyTotals(
            String currency,
            long conversions,
            long unattributed,
            String attributedRevenue,
            String commissionAccrued,
            String commissionApproved,
            String commissionPaid) {}

    /**
     * Something that is probably wrong in an integration.
     *
     * @param code {@code waiting_beyond_limit}: more conversions of one userId wait than are settled at once
     * @param userId as sent with one of them
     * @param waiting how many of its conversions wait
     * @param hint one sentence a person can act on
     */
    public record Warning(String code, String userId, long waiting, String hint) {}
}
