package dev.openpartner.command.conversion.body;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A view on a body that arrives: from the beginning of what is marked to the last byte that was received. */
final class BodyWindow {

    /** What {@link #peek} answers at the end of the body. */
    static final int END = -1;

    private static final int INITIAL_BYTES = 16 * 1024;

    private final InputStream source;
    private byte[] bytes = new byte[INITIAL_BYTES];
    private int mark;
    private int next;
    private int received;

    BodyWindow(InputStream source) {
        this.source = source;
    }

    /** The next byte, unsigned, without going beyond it; {@link #END} where there is none. */
    int peek() throws IOException {
        return next < received || receive() ? bytes[next] & 0xFF : END;
    }

    /** Goes beyond the next byte, which was looked at before. */
    void advance() {
        next++;
    }

    /** The next byte, unsigned, and goes beyond it; {@link #END} where there is none. */
    int take() throws IOException {
        return next < received || receive() ? bytes[next++] & 0xFF : END;
    }

    /** Everything before the next byte may be forgotten. */
    void mark() {
        mark = next;
    }

    /** What lies between the mark and the next byte; valid until more is read. */
    BatchItems.Cut cut() {
        return new BatchItems.Cut(bytes, mark, next - mark);
    }

    int heldBytes() {
        return bytes.length;
    }

    void skipRest() throws IOException {
        mark = 0;
        next = 0;
        received = 0;
        int count;
        do {
            count = source.read(bytes);
        } while (count >= 0);
    }

    /** Waits for more; false when there is no more. */
    private boolean receive() throws IOException {
        makeRoom();
        int count = source.read(bytes, received, bytes.length - received);
        received += Math.max(count, 0);
        return count > 0;
    }

    /** Forgets what lies before the mark; what is longer than the room there is gets twice as much. */
    private void makeRoom() {
        if (mark > 0) {
            System.arraycopy(bytes, mark, bytes, 0, received - mark);
            received -= mark;
            next -= mark;
            mark = 0;
        } else if (received == bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
    }
}
