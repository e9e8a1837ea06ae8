package dev.openpartner.kernel.customer;

import dev.openpartner.kernel.message.DomainEvent;
import dev.openpartner.kernel.message.EventName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened on the journey of one userId. The customer id is a keyed hash and holds no personal data. */
public sealed interface CustomerEvent extends DomainEvent {

    String customerId();

    /**
     * A conversion was reported. Always followed, in the same commit and as the next event of the stream, by the decision about
     * it.
     *
     * @param conversionId our id of it; the {@code eventId} of the HTTP answer
     * @param source who reported it: the key's source name or, without one, the key's id
     * @param sourceLabel the label of the key at that time, for people
     * @param sourceEventId the source's own id of this business event
     * @param type what happened, in the source's words: {@code opportunity_won}
     * @param valueMinor value in minor units of the currency; absent when none was sent
     * @param originalValue the value as sent, where it had more decimals than the currency
     * @param sealedUserId the userId as sent, sealed for the customer's stream
     * @param sealedMetadata the metadata as JSON text, sealed likewise
     * @param occurredAtMs business time; all attribution is by this time
     * @param receivedAtMs when it was reported to us
     * @param fingerprint keyed hash of the submission, by which a reused idempotency key is told from a retry
     */
    @EventName("customer.conversion-recorded")
    record ConversionRecorded(
            String tenant,
            String customerId,
            String conversionId,
            String source,
            String sourceLabel,
            @Nullable String sourceEventId,
            String type,
            @Nullable Long valueMinor,
            String currency,
            @Nullable String originalValue,
            String sealedUserId,
            @Nullable String sealedMetadata,
            long occurredAtMs,
            long receivedAtMs,
            String fingerprint)
            implements CustomerEvent {}

    /** The first decision about a conversion: somebody earned it. */
    @EventName("customer.conversion-attributed")
    record ConversionAttributed(String tenant, String customerId, String conversionId, Decision decision, long decidedAtMs)
            implements CustomerEvent {}

    /** The first decision about a conversion: nobody earned it so far, and why. It waits for evidence. */
    @EventName("customer.conversion-unattributed")
    record ConversionUnattributed(String tenant, String customerId, String conversionId, Decision decision, long decidedAtMs)
            implements CustomerEvent {}

    /**
     * A waiting conversion found its partner through evidence that came later; decided as of its own time.
     *
     * @param cause the evidence: {@code click_stitched}, {@code click_unflagged}, {@code click_flagged}, {@code
     *     conversion_recorded} or, where evidence reached it only after it had been let go, {@code conversion_recalled}
     */
    @EventName("customer.conversion-settled")
    record ConversionSettled(
            String tenant, String customerId, String conversionId, Decision decision, String cause, long decidedAtMs)
            implements CustomerEvent {}

    /**
     * Later evidence changed a decision that nobody had reviewed yet, or the reason for which a conversion waits.
     *
     * @param supersededCommissionIds the commissions of the former decision, reversed in the same commit
     * @param cause as in {@link ConversionSettled}
     */
    @EventName("customer.conversion-redecided")
    record ConversionRedecided(
            String tenant,
            String customerId,
            String conversionId,
            Decision decision,
            List<String> supersededCommissionIds,
            String cause,
            long decidedAtMs)
            implements CustomerEvent {}

    /**
     * A waiting conversion that the customer's state had let go is tracked again, because it is now attributed. Always followed,
     * in the same commit and as the next event of the stream, by its {@link ConversionSettled}. It repeats of {@link
     * ConversionRecorded} what deciding takes, so that the state needs no second look at the history.
     *
     * @param valueMinor value in minor units of the currency; absent when none was sent
     * @param occurredAtMs business time of the conversion
     */
    @EventName("customer.waiting-conversion-recalled")
    record WaitingConversionRecalled(
            String tenant,
            String customerId,
            String conversionId,
            String type,
            @Nullable Long valueMinor,
            String currency,
            long occurredAtMs,
            long recalledAtMs)
            implements CustomerEvent {}

    /** Evidence came after the commissions of a conversion had been reviewed: the decision stands, the evidence is shown. */
    @EventName("customer.late-evidence-noted")
    record LateEvidenceNoted(
            String tenant, String customerId, String conversionId, String cause, @Nullable String clickId, long notedAtMs)
            implements CustomerEvent {}

    /**
     * A click was recognized as this customer's.
     *
     * @param identityId our id of this stitch
     * @param clickedAtMs when the click happened
     * @param flags the click's fraud flags at that time: {@code velocity}, {@code manual}, {@code revoked}
     * @param sealedUserId the userId as sent, sealed for the customer's stream
     */
    @EventName("customer.click-stitched")
    record ClickStitched(
            String tenant,
            String customerId,
            String identityId,
            String clickId,
            String partnerId,
            String campaignId,
            long clickedAtMs,
            List<String> flags,
            String sealedUserId,
            long stitchedAtMs)
            implements CustomerEvent {}

    /** The flags of a stitched click changed; an empty list means that it counts again. */
    @EventName("customer.stitched-click-flags-changed")
    record StitchedClickFlagsChanged(String tenant, String customerId, String clickId, List<String> flags, long changedAtMs)
            implements CustomerEvent {}

    /** The person was forgotten: their data key is destroyed, their clicks no longer count, and decided amounts stay. */
    @EventName("customer.erased")
    record CustomerErased(String tenant, String customerId, long erasedAtMs, String erasedBy) implements CustomerEvent {}
}
