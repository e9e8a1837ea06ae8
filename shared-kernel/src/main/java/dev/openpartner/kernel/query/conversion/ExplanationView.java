package dev.openpartner.kernel.query.conversion;

import dev.openpartner.kernel.commission.RuleTerms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From the clicks to the cent: everything that a decision looked at, and the log entries that prove it.
 *
 * @param window days that the model's campaign looks back
 * @param lateEvidence what arrived after a review and therefore changed nothing
 */
public record ExplanationView(
        String eventId,
        String status,
        @Nullable String reason,
        @Nullable String hint,
        @Nullable String model,
        @Nullable Integer window,
        List<ClickView> clicks,
        List<CommissionPart> commissions,
        List<NotPaid> notPaid,
        List<LateEvidence> lateEvidence,
        List<Source> sources) {

    /** A click that was considered. */
    public record ClickView(
            String clickId,
            String partnerId,
            String campaignId,
            Instant ts,
            String verdict,
            BigDecimal weight,
            List<String> flags) {}

    /**
     * A commission and its calculation.
     *
     * @param base what the rule pays for the whole conversion, before it is shared
     * @param status the commission's status now
     */
    public record CommissionPart(
            String commissionId,
            String partnerId,
            String campaignId,
            RuleTerms rule,
            String ruleSource,
            int ruleVersion,
            String base,
            BigDecimal weight,
            String amount,
            String currency,
            String status,
            List<String> steps) {}

    /** A rule that paid a touch nothing, and why. */
    public record NotPaid(
            String clickId, String partnerId, String ruleSource, int ruleVersion, int ruleIndex, String code) {}

    /** Evidence that came too late. */
    public record LateEvidence(long position, String cause, @Nullable String clickId, Instant at) {}

    /** An entry of the event log. */
    public record Source(long position, String event, Instant at) {}
}
