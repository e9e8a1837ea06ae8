package dev.openpartner.kernel.query.dashboard;

import java.time.LocalDate;

/**
 * The program's figures of one UTC day: of the click, of the conversion's business time, of the accrual.
 *
 * @param conversions in all currencies, as are unattributed and clicks
 * @param attributedRevenue decimal text, as are the commissions: those accrued that day, by what they are now
 */
public record ProgramDay(
        LocalDate day,
        long clicks,
        long conversions,
        long unattributed,
        String attributedRevenue,
        String commissionAccrued,
        String commissionApproved,
        String commissionPaid,
        String commissionReversed) {}
