package dev.openpartner.kernel.customer;

import dev.openpartner.kernel.id.NamedUuids;
import java.util.UUID;

/**
 * Event ids that a conversion's events get from what its source says, so that the event store's own unique index tells a retry
 * from a new conversion. The fact carries the idempotency key's id, the decision that of the source's event id; each works
 * without the other.
 */
public final class SubmissionIds {

    private SubmissionIds() {}

    /** Of the fact, from the {@code Idempotency-Key} of a single submission. */
    public static UUID ofKey(String tenant, String source, String key) {
        return NamedUuids.of(tenant, source, "idempotency-key", key);
    }

    /** Of the fact, from the {@code Idempotency-Key} of a batch and the place of the item in it. */
    public static UUID ofBatchKey(String tenant, String source, String key, int index) {
        return NamedUuids.of(tenant, source, "batch-idempotency-key", key, Integer.toString(index));
    }

    /** Of the fact, from the rejected submission that it mends. */
    public static UUID ofResubmission(String tenant, String rejectedId) {
        return NamedUuids.of(tenant, "resubmission", rejectedId);
    }

    /** Of the decision, from the source's own id of the business event. */
    public static UUID ofSourceEvent(String tenant, String source, String sourceEventId) {
        return NamedUuids.of(tenant, source, "event-id", sourceEventId);
    }
}
