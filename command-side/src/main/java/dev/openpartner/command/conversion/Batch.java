package dev.openpartner.command.conversion;

import dev.openpartner.command.http.StrictJson;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.InvalidRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The items of one batch, each read by itself: a conversion or the reason why it is none.
 *
 * @param hash of all items in order, for the idempotency key; parsed items count as what they say, others as their bytes
 */
record Batch(List<Item> items, String hash) {

    /** An item, read. */
    sealed interface Item {

        /** A conversion to record. */
        record Conversion(Submission submission) implements Item {}

        /** A body with faults, to be kept as it came. */
        record Unreadable(RawText body, InvalidRequest refusal) implements Item {}
    }

    static Batch read(List<byte[]> bodies, Instant receivedAt) {
        MessageDigest hash = sha256();
        List<Item> items = new ArrayList<>(bodies.size());
        for (byte[] body : bodies) {
            items.add(read(body, receivedAt, hash));
        }
        return new Batch(items, HexFormat.of().formatHex(hash.digest()));
    }

    private static Item read(byte[] body, Instant receivedAt, MessageDigest hash) {
        JsonNode parsed;
        try {
            parsed = StrictJson.parse(body);
        } catch (InvalidRequest malformed) {
            frame(hash, body);
            return new Item.Unreadable(RawText.of(body), malformed);
        }
        frame(hash, parsed.toString().getBytes(StandardCharsets.UTF_8));
        try {
            return new Item.Conversion(SubmissionReader.read(parsed, receivedAt));
        } catch (InvalidRequest invalid) {
            return new Item.Unreadable(RawText.of(body), invalid);
        }
    }

    private static void frame(MessageDigest hash, byte[] item) {
        hash.update((item.length + ":").getBytes(StandardCharsets.US_ASCII));
        hash.update(item);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The report of each readable item; null in the place of the others. */
    List<@Nullable Report> reports(Caller caller, @Nullable String key, SubmissionIdentity identity, Instant receivedAt) {
        List<@Nullable Report> reports = new ArrayList<>(items.size());
        for (int index = 0; index < items.size(); index++) {
            reports.add(
                    items.get(index) instanceof Item.Conversion(Submission submission)
                            ? report(caller, submission, key, index, identity, receivedAt)
                            : null);
        }
        return reports;
    }

    private Report report(
            Caller caller,
            Submission submission,
            @Nullable String key,
            int index,
            SubmissionIdentity identity,
            Instant receivedAt) {
        return new Report(
                caller.tenant(),
                caller.source(),
                caller.keyLabel(),
                submission,
                key == null ? null : identity.ofBatchKey(caller.tenant(), caller.source(), key, index),
                key == null ? identity.fingerprint(submission) : identity.batchFingerprint(hash, index),
                receivedAt);
    }
}
