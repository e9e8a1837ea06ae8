package dev.openpartner.kernel.attribution;

import org.jspecify.annotations.Nullable;

/**
 * One sentence that says what a person can do about a conversion that earned nobody anything. Derived from the codes of a
 * decision, so that stored decisions profit from a better sentence.
 */
public final class Hint {

    private static final String FULLY_EXPLAINED = "The explanation of this conversion lists every rule and why it did not pay.";

    private Hint() {}

    /**
     * The hint for a decision; null where there is nothing to act on.
     *
     * @param status code of an {@link AttributionStatus}
     * @param reason the decision's reason code
     */
    public static @Nullable String of(String status, @Nullable String reason) {
        return switch (status) {
            case "no_identity" ->
                "No click is known for this userId: call identify with the visitor's cref and this same userId, and the"
                        + " conversion is settled with its original time.";
            case "no_click" -> forNoClick(reason);
            case "outside_window" ->
                "after_conversion".equals(reason)
                        ? "All known clicks of this userId came after the conversion: check the ts that was sent, or stitch"
                                + " an earlier click with identify."
                        : "All known clicks of this userId lie outside their campaign's attribution window: check the ts that was"
                                + " sent, or widen the window for conversions to come.";
            default -> reason == null ? null : forUnpaid(reason);
        };
    }

    private static String forNoClick(@Nullable String reason) {
        return "partner_revoked".equals(reason)
                ? "The partner of this click is revoked: if that was a mistake, reinstate the partner before further conversions"
                        + " arrive."
                : "Every click of this userId carries a fraud flag: review the flagged clicks, and unflag the genuine one to"
                        + " settle the conversion.";
    }

    private static String forUnpaid(String reason) {
        return switch (reason) {
            case "campaign_not_started" ->
                "The campaign had not started when the conversion happened: check the campaign's startsAt and the ts that was"
                        + " sent.";
            case "campaign_ended" ->
                "The campaign had ended when the conversion happened: check the campaign's endsAt and the ts that was sent.";
            case "zero_amount" ->
                "The rule came to an amount of zero: send a value with the conversion, or use a fixed rule for this event type.";
            case "other_event_type" ->
                "No rule pays for this event type: add one to the campaign, or correct the type that was sent.";
            case "below_min_value" -> "The value lies below the rule's minValue: check the value that was sent.";
            default -> FULLY_EXPLAINED;
        };
    }
}
