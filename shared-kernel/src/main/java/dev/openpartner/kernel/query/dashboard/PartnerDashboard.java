package dev.openpartner.kernel.query.dashboard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A partner's figures. Days are UTC days of the click and of the conversion's business time.
 *
 * @param since start of the first day counted
 * @param currency of {@code attributedRevenue}, {@code commissionByStatus} and the series
 * @param attributedEvents conversions that credit the partner now
 * @param attributedRevenue the partner's share of their value, decimal text
 * @param commissionByStatus amount per status, all four always present
 */
public record PartnerDashboard(
        String partnerId,
        Instant since,
        String currency,
        long clicks,
        long attributedEvents,
        String attributedRevenue,
        Map<String, String> commissionByStatus,
        List<CurrencyTotal> currencies,
        List<Day> series) {

    /** The figures of one currency. */
    public record CurrencyTotal(
            String currency, long attributedEvents, String attributedRevenue, Map<String, String> commissionByStatus) {}

    /**
     * The figures of one day; days without any are left out.
     *
     * @param commission accrued that day and not reversed since, decimal text
     */
    public record Day(LocalDate day, long clicks, long attributedEvents, String attributedRevenue, String commission) {}
}
