package dev.openpartner.command.conversion.body;

import dev.openpartner.kernel.api.Fault;
import dev.openpartner.kernel.api.InvalidRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the body of a batch into its items while it arrives, without reading them, so that each is parsed, refused and kept by
 * itself. Of the body there is in memory the item at hand and what was received behind it.
 */
public abstract sealed class BatchItems permits ArrayItems, LineItems {

    /** Most items of one batch. */
    public static final int MAX_ITEMS = 10_000;

    /** What the body is read through. */
    final BodyWindow body;

    private int count;

    BatchItems(InputStream body) {
        this.body = new BodyWindow(body);
    }

    /** The lines of newline-delimited JSON; blank ones are left out. */
    public static BatchItems ofLines(InputStream body) {
        return new LineItems(body);
    }

    /** The items of a JSON array. */
    public static BatchItems ofArray(InputStream body) {
        return new ArrayItems(body);
    }

    /** The bytes of one item among others, valid until the next item is asked for. */
    public static final class Cut {

        private final byte[] bytes;
        private final int from;
        private final int length;

        Cut(byte[] bytes, int from, int length) {
            this.bytes = bytes;
            this.from = from;
            this.length = length;
        }

        /** Among which the item lies. */
        public byte[] bytes() {
            return bytes;
        }

        /** The place of the item's first byte. */
        public int from() {
            return from;
        }

        /** How many bytes the item has. */
        public int length() {
            return length;
        }

        /** The bytes of the item, for good. */
        public byte[] copy() {
            return Arrays.copyOfRange(bytes, from, from + length);
        }
    }

    /**
     * The next item; null at the end of the body.
     *
     * @throws InvalidRequest when the body as a whole is no batch
     */
    public final @Nullable Cut next() throws IOException {
        body.mark();
        if (!toNext()) {
            return null;
        }
        if (count == MAX_ITEMS) {
            throw invalid("too_many_items", "At most %d conversions per batch.".formatted(MAX_ITEMS));
        }
        count++;
        return body.cut();
    }

    /**
     * Judges an item that could not be parsed.
     *
     * @throws InvalidRequest when it puts in doubt where the items behind it begin
     */
    public abstract void requireCertainEnd(Cut unreadable);

    /** Reads on to the end of the next item and marks it in the body; false when there is none. */
    abstract boolean toNext() throws IOException;

    /** How many items were cut. */
    final int count() {
        return count;
    }

    /** How many bytes of memory the body takes now. */
    public final int heldBytes() {
        return body.heldBytes();
    }

    /** Receives and forgets the rest: a client that is still sending would not hear the answer. */
    public final void skipRest() throws IOException {
        body.skipRest();
    }

    static boolean isBlank(int character) {
        return character == ' ' || character == '\t' || character == '\r' || character == '\n';
    }

    static InvalidRequest invalid(String code, String message) {
        return InvalidRequest.body(List.of(new Fault("", code, message)));
    }
}
