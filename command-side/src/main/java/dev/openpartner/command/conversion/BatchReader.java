package dev.openpartner.command.conversion;

import dev.openpartner.command.conversion.body.BatchHash;
import dev.openpartner.command.conversion.body.BatchItems;
import dev.openpartner.command.http.StrictJson;
import dev.openpartner.kernel.api.Fault;
import dev.openpartner.kernel.api.InvalidRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the items of one batch, each by itself: a conversion or the reason why it is none. Of the text only what is none stays. */
final class BatchReader {

    /** As large as the body of a conversion that comes alone; parsed, it takes many times that. */
    static final int MAX_ITEM_BYTES = 1024 * 1024;

    /** An item, read. */
    sealed interface Item {

        /** A conversion to record. */
        record Conversion(Submission submission) implements Item {}

        /** A body with faults, to be kept as it came. */
        record Unreadable(RawText body, InvalidRequest refusal) implements Item {}
    }

    private final BatchItems items;
    private final Instant receivedAt;
    private final @Nullable BatchHash hash;
    private int lastItemBytes;

    /** @param hash to be fed with every item; null where nobody asks for it */
    BatchReader(BatchItems items, Instant receivedAt, @Nullable BatchHash hash) {
        this.items = items;
        this.receivedAt = receivedAt;
        this.hash = hash;
    }

    /**
     * The next item; null at the end of the batch.
     *
     * @throws InvalidRequest when the body as a whole is no batch; the rest of it was received then, and forgotten
     */
    @Nullable Item next() throws IOException {
        try {
            BatchItems.Cut cut = items.next();
            lastItemBytes = cut == null ? 0 : cut.length();
            return cut == null ? null : read(cut);
        } catch (InvalidRequest noBatch) {
            items.skipRest();
            throw noBatch;
        }
    }

    /** How long the text of the last item was. */
    int lastItemBytes() {
        return lastItemBytes;
    }

    private Item read(BatchItems.Cut cut) {
        JsonNode parsed;
        try {
            parsed = parse(cut);
        } catch (InvalidRequest malformed) {
            items.requireCertainEnd(cut);
            if (hash != null) {
                hash.addUnparsed(cut);
            }
            return new Item.Unreadable(RawText.of(cut.copy()), malformed);
        }
        if (hash != null) {
            hash.add(parsed);
        }
        try {
            return new Item.Conversion(SubmissionReader.read(parsed, receivedAt));
        } catch (InvalidRequest invalid) {
            return new Item.Unreadable(RawText.of(cut.copy()), invalid);
        }
    }

    private static JsonNode parse(BatchItems.Cut cut) {
        if (cut.length() > MAX_ITEM_BYTES) {
            throw InvalidRequest.body(
                    List.of(new Fault("", "too_large", "At most %d bytes per conversion.".formatted(MAX_ITEM_BYTES))));
        }
        return StrictJson.parse(cut.bytes(), cut.from(), cut.length());
    }
}
