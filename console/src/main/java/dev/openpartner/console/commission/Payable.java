package dev.openpartner.console.commission;

import dev.openpartner.kernel.query.commission.CommissionView;
import java.time.Duration;
import java.time.Instant;

/**
 * When a commission can be paid, and because of what: the sentence that admins and partners ask for most.
 *
 * @param words such as {@code can be approved from}
 * @param at the moment that the sentence ends with; the accrual's where there is none to wait for
 * @param because the rule or the decision that makes it so
 */
public record Payable(String words, Instant at, String because) {

    /** What holds for a commission now. */
    public static Payable of(CommissionView commission, Instant now) {
        Instant decidedAt = commission.decidedAt() == null ? commission.accruedAt() : commission.decidedAt();
        return switch (commission.status()) {
            case "paid" -> new Payable("paid on", decidedAt, "it was approved and then paid");
            case "approved" -> new Payable("payable since", decidedAt, "it was approved then; approval ends the review");
            case "reversed" -> new Payable("not payable since", decidedAt, "it was reversed then");
            default -> waiting(commission, now);
        };
    }

    private static Payable waiting(CommissionView commission, Instant now) {
        Instant matureAt = commission.matureAt();
        if (matureAt == null) {
            return new Payable(
                    "payable as soon as it is approved, which it can be since",
                    commission.accruedAt(),
                    "neither the campaign nor the partner's terms hold commissions back");
        }
        String holdback = "a holdback of " + days(Duration.between(commission.accruedAt(), matureAt))
                + " runs from the accrual, by the rules it accrued under";
        return matureAt.isAfter(now)
                ? new Payable("payable at the earliest on", matureAt, holdback + "; approving it sooner is refused")
                : new Payable("payable as soon as it is approved, which it can be since", matureAt, holdback + ", and has ended");
    }

    private static String days(Duration holdback) {
        long days = holdback.plusHours(12).toDays();
        return days == 1 ? "one day" : days + " days";
    }
}
