package dev.openpartner.command.conversion;

import dev.openpartner.command.privacy.Keyring;
import dev.openpartner.kernel.customer.UserIds;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Derives what a submission is recognized by. The event ids make the event store's own unique index the check for repeats: the
 * recorded fact carries that of the idempotency key, the decision that of the source's event id, and each works without the
 * other.
 *
 * <p>A key that only ever met a repeat by event id names no event, and so is not spent: sent again with another event id, it
 * records that one.
 */
@Component
@Profile("role-command")
public class SubmissionIdentity {

    private final Keyring keyring;

    SubmissionIdentity(Keyring keyring) {
        this.keyring = keyring;
    }

    /** The id of the customer behind a userId in any spelling; holds no personal data. */
    public String customerId(String tenant, String userId) {
        return keyring.keyedId("customer-id", tenant, UserIds.canonical(userId));
    }

    /** Of the fact, from the {@code Idempotency-Key} of a single submission. */
    UUID ofKey(String tenant, String source, String key) {
        return keyring.keyedUuid("idempotency-key", tenant, source, key);
    }

    /** Of the fact, from the {@code Idempotency-Key} of a batch and the place of the item in it. */
    UUID ofBatchKey(String tenant, String source, String key, int index) {
        return keyring.keyedUuid("batch-idempotency-key", tenant, source, key, Integer.toString(index));
    }

    /** Of the fact, from the rejected submission that it mends. */
    UUID ofResubmission(String tenant, String rejectedId) {
        return keyring.keyedUuid("resubmission", tenant, rejectedId);
    }

    /** Of the decision, from the source's own id of the business event; null without one. */
    @Nullable UUID ofSourceEvent(String tenant, String source, @Nullable String eventId) {
        return eventId == null ? null : keyring.keyedUuid("source-event-id", tenant, source, eventId);
    }

    /**
     * Of what was sent, field by field: white space, the order of fields and fields that nobody reads make no difference. Keyed,
     * because it is stored for ever and hides a userId.
     */
    String fingerprint(Submission submission) {
        return keyring.keyedHash(
                "submission",
                UserIds.canonical(submission.userId()),
                submission.type(),
                text(submission.value()),
                submission.currency(),
                text(submission.metadata()),
                text(submission.occurredAt()),
                text(submission.eventId()));
    }

    /** Of one item of a batch under an idempotency key: the key covers the whole batch, so each item carries its hash. */
    String batchFingerprint(String batchHash, int index) {
        return keyring.keyedHash("batch-submission", batchHash, Integer.toString(index));
    }

    private static String text(@Nullable Object value) {
        // A space tells "absent" from every value, because values are stripped.
        return value == null ? " " : Objects.toString(value);
    }
}
