package dev.openpartner.command.conversion;

import dev.openpartner.command.conversion.body.BatchHash;
import dev.openpartner.command.customer.EarlierConversions;
import dev.openpartner.kernel.access.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes in the items of one batch and records them in windows, the first while others are still on their way.
 *
 * <p>Nothing is recorded that could not be sent again. Whether a batch can be read is known at its end, and one that cannot is
 * refused with an error for the whole, upon which its sender tries again. So an item is recorded ahead of the end only where its
 * {@code eventId} makes the repeat harmless; from the first one without it, all wait for the end, as they do when an idempotency
 * key covers the batch, because what tells its body from another is the hash of the whole. Waiting items are not text any more
 * but only the fields that are recorded.
 */
final class BatchIntake {

    /** Items that are handed on together: about as many as share a commit. */
    static final int WINDOW_ITEMS = 250;

    /** Text of the items that are handed on together, about. */
    private static final int WINDOW_BYTES = 1024 * 1024;

    private final Submitter submitter;
    private final Services services;
    private final BatchRun.Turn turn;
    private final List<BatchReader.Item> waiting = new ArrayList<>();
    private int waitingBytes;
    private int handedOn;
    private boolean untilEnd;

    /** Who sent a batch, when, and under which idempotency key. */
    record Submitter(Caller caller, @Nullable String key, @Nullable String contentType, Instant receivedAt) {}

    /** What it takes to recognize and to keep items. */
    record Services(SubmissionIdentity identity, EarlierConversions earlier, Rejections rejections) {}

    BatchIntake(Submitter submitter, Services services, BatchRun.Turn turn) {
        this.submitter = submitter;
        this.services = services;
        this.turn = turn;
        this.untilEnd = submitter.key() != null;
    }

    /** Takes the next item. */
    void take(BatchReader.Item item, int textBytes) {
        untilEnd |= item instanceof BatchReader.Item.Conversion(Submission submission) && submission.eventId() == null;
        waiting.add(item);
        waitingBytes += textBytes;
        if (!untilEnd && (waiting.size() >= WINDOW_ITEMS || waitingBytes >= WINDOW_BYTES)) {
            handOn(null);
        }
    }

    /**
     * Records what waits.
     *
     * @param hash of the whole batch; null where no idempotency key covers it
     * @throws dev.openpartner.kernel.message.Refused {@code idempotency_key_reused} when the key was used for another batch;
     *     nothing was recorded
     */
    BatchRun.Recorded end(@Nullable BatchHash hash) {
        if (submitter.key() != null && hash != null) {
            KeyedItems keyed = new KeyedItems(submitter.key(), hash.end(), waiting.size());
            keyed.refuseReusedKey();
            handOn(keyed);
        } else {
            handOn(null);
        }
        return turn.finish();
    }

    /** What is refused is kept first: were that impossible, the whole would have to be sent again. */
    private void handOn(@Nullable KeyedItems keyed) {
        keepUnreadable(keyed);
        for (int from = 0; from < waiting.size(); from += WINDOW_ITEMS) {
            List<BatchRun.Entry> window = new ArrayList<>(WINDOW_ITEMS);
            for (int place = from; place < Math.min(from + WINDOW_ITEMS, waiting.size()); place++) {
                if (waiting.get(place) instanceof BatchReader.Item.Conversion(Submission submission)) {
                    window.add(new BatchRun.Entry(handedOn + place, report(submission, handedOn + place, keyed)));
                }
            }
            turn.record(window);
        }
        handedOn += waiting.size();
        waiting.clear();
        waitingBytes = 0;
    }

    private void keepUnreadable(@Nullable KeyedItems keyed) {
        List<RejectedTable.Entry> entries = new ArrayList<>();
        for (int place = 0; place < waiting.size(); place++) {
            if (waiting.get(place) instanceof BatchReader.Item.Unreadable(RawText body, var refusal)) {
                int index = handedOn + place;
                RejectedTable.Entry entry = services.rejections.entry(
                        submitter.caller(),
                        keyed == null ? null : keyed.keyEventIds.get(index),
                        submitter.contentType(),
                        body,
                        submitter.receivedAt(),
                        refusal.faults());
                entries.add(entry);
                turn.answer(BatchAnswer.Result.invalid(index, refusal, entry.submission().id()));
            }
        }
        services.rejections.keepAll(entries);
    }

    private Report report(Submission submission, int index, @Nullable KeyedItems keyed) {
        Caller caller = submitter.caller();
        return new Report(
                caller.tenant(),
                caller.source(),
                caller.keyLabel(),
                submission,
                keyed == null ? null : keyed.keyEventIds.get(index),
                keyed == null ? services.identity.fingerprint(submission) : keyed.fingerprint(index),
                submitter.receivedAt());
    }

    /** The items of a batch that an idempotency key covers. */
    private final class KeyedItems {

        private final String hash;
        private final List<UUID> keyEventIds = new ArrayList<>();

        KeyedItems(String key, String hash, int count) {
            this.hash = hash;
            Caller caller = submitter.caller();
            for (int index = 0; index < count; index++) {
                keyEventIds.add(services.identity.ofBatchKey(caller.tenant(), caller.source(), key, index));
            }
        }

        String fingerprint(int index) {
            return services.identity.batchFingerprint(hash, index);
        }

        /** The key covers the whole batch: one item that was recorded under it tells whether this is the same batch. */
        void refuseReusedKey() {
            Map<UUID, Integer> indexes = HashMap.newHashMap(keyEventIds.size());
            for (int index = 0; index < keyEventIds.size(); index++) {
                indexes.put(keyEventIds.get(index), index);
            }
            services.earlier.anyByKey(keyEventIds).ifPresent(found -> {
                int index = indexes.getOrDefault(found.keyEventId(), 0);
                if (!found.recorded().fingerprint().equals(fingerprint(index))) {
                    throw Conversions.keyReused();
                }
            });
        }
    }
}
