package dev.openpartner.kernel.customer;

import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.message.Command;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be asked of the journey of one userId. Texts that name a person stay out of {@code toString}, and so out of logs. */
public sealed interface CustomerCommand extends Command {

    String customerId();

    @Override
    default String aggregateId() {
        return Streams.customer(customerId());
    }

    /**
     * Record a conversion and decide who earned it.
     *
     * @param conversionId our id of it, new for each attempt
     * @param source who reports it; idempotency keys and event ids are unique per source
     * @param sourceLabel the label of the key used, for people
     * @param sourceEventId the source's own id of this business event
     * @param valueMinor in minor units of the currency
     * @param originalValue the value as sent, where it had more decimals than the currency
     * @param userId as sent, without surrounding white space
     * @param metadata JSON text of an object
     * @param fingerprint keyed hash of the submission, by which a reused idempotency key is told from a retry
     * @param keyEventId id that the recorded fact gets because of the idempotency key
     * @param sourceEventEventId id that the decision gets because of the source's own event id
     */
    record RecordConversion(
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
            String userId,
            @Nullable String metadata,
            long occurredAtMs,
            long receivedAtMs,
            String fingerprint,
            @Nullable UUID keyEventId,
            @Nullable UUID sourceEventEventId)
            implements CustomerCommand {

        @Override
        public String toString() {
            return "RecordConversion[" + tenant + ", " + customerId + ", " + conversionId + "]";
        }
    }

    /**
     * Recognize a click as this customer's and settle what waited for it.
     *
     * @param identityId our id of this stitch, new for each attempt
     * @param userId as sent, without surrounding white space
     * @param identifiedAtMs when the person was recognized
     * @param nowMs when this is decided
     */
    record StitchClick(
            String tenant,
            String customerId,
            String identityId,
            String clickId,
            String userId,
            long identifiedAtMs,
            long nowMs)
            implements CustomerCommand {

        @Override
        public Set<String> alsoReads() {
            return Set.of(Streams.click(clickId));
        }

        @Override
        public String toString() {
            return "StitchClick[" + tenant + ", " + customerId + ", " + clickId + "]";
        }
    }

    /**
     * Decide conversions again that the customer's state may have let go, and bring back those that are attributed now.
     *
     * @param conversions those that waited, with the place of the last decision about each; oldest first
     * @param readUpToSequence the place in the stream up to which that was read
     * @param nowMs when this is decided
     */
    record RecallWaitingConversions(
            String tenant, String customerId, List<WaitingConversion> conversions, long readUpToSequence, long nowMs)
            implements CustomerCommand {

        /** Keeps its own copy of the conversions. */
        public RecallWaitingConversions {
            conversions = List.copyOf(conversions);
        }

        @Override
        public String toString() {
            return "RecallWaitingConversions[" + tenant + ", " + customerId + ", " + conversions.size() + "]";
        }
    }
}
