package dev.openpartner.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Finds the end of one HTTP/1.1 answer at a time, without looking at more of it than that takes. Knows what Tomcat sends: a body
 * of a stated length, a chunked one, or none.
 */
final class AnswerParser {

    private static final int FIRST_SIZE = 4096;
    private static final int UNKNOWN = -1;
    private static final int STATUS_AT = 9;
    private static final int STATUS_DIGITS = 3;
    private static final int LINE_END = 2;

    private byte[] bytes = new byte[FIRST_SIZE];
    private int length;
    private int bodyAt = UNKNOWN;
    private int endAt = UNKNOWN;
    private int nextChunkAt;
    private boolean isChunked;
    private boolean closes;

    /** Takes what arrived; true once the answer is whole. */
    boolean take(ByteBuffer arrived) {
        int more = arrived.remaining();
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
        arrived.get(bytes, length, more);
        length += more;
        if (bodyAt == UNKNOWN) {
            readHead();
        }
        if (bodyAt != UNKNOWN && endAt == UNKNOWN) {
            readChunks();
        }
        return endAt != UNKNOWN && length >= endAt;
    }

    private void readHead() {
        int end = indexOf("\r\n\r\n", 0, length);
        if (end < 0) {
            return;
        }
        bodyAt = end + 2 * LINE_END;
        String head = new String(bytes, 0, bodyAt, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        closes = head.contains("\r\nconnection: close");
        int contentLength = head.indexOf("\r\ncontent-length: ");
        if (contentLength >= 0) {
            int from = contentLength + "\r\ncontent-length: ".length();
            endAt = bodyAt + Integer.parseInt(head.substring(from, head.indexOf('\r', from)).strip());
        } else if (head.contains("\r\ntransfer-encoding: chunked")) {
            isChunked = true;
            nextChunkAt = bodyAt;
        } else {
            endAt = bodyAt;
        }
    }

    private void readChunks() {
        int sizeEnd = indexOf("\r\n", nextChunkAt, length);
        while (sizeEnd >= 0) {
            int size = chunkSize(nextChunkAt, sizeEnd);
            nextChunkAt = sizeEnd + LINE_END + size + LINE_END;
            if (size == 0) {
                endAt = nextChunkAt;
                return;
            }
            sizeEnd = nextChunkAt < length ? indexOf("\r\n", nextChunkAt, length) : -1;
        }
    }

    private int indexOf(String wanted, int from, int to) {
        for (int at = from; at <= to - wanted.length(); at++) {
            int matched = 0;
            while (matched < wanted.length() && bytes[at + matched] == wanted.charAt(matched)) {
                matched++;
            }
            if (matched == wanted.length()) {
                return at;
            }
        }
        return -1;
    }

    /** Status of the answer that is whole. */
    int status() {
        return Integer.parseInt(new String(bytes, STATUS_AT, STATUS_DIGITS, StandardCharsets.ISO_8859_1));
    }

    /** Whether the server ends the connection after this answer. */
    boolean closes() {
        return closes;
    }

    /** The answer that is whole, its chunks put together: a text may begin in one and end in the next. */
    AnswerText answer() {
        return isChunked ? joined() : new AnswerText(bytes, endAt);
    }

    private AnswerText joined() {
        byte[] joined = Arrays.copyOf(bytes, endAt);
        int length = bodyAt;
        int chunkAt = bodyAt;
        while (chunkAt < endAt) {
            int sizeEnd = indexOf("\r\n", chunkAt, endAt);
            int size = chunkSize(chunkAt, sizeEnd);
            System.arraycopy(bytes, sizeEnd + LINE_END, joined, length, size);
            length += size;
            chunkAt = sizeEnd + LINE_END + size + LINE_END;
        }
        return new AnswerText(joined, length);
    }

    private int chunkSize(int from, int to) {
        return Integer.parseInt(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).strip(), 16);
    }

    /** Ready for the next answer. */
    void reset() {
        length = 0;
        bodyAt = UNKNOWN;
        endAt = UNKNOWN;
        isChunked = false;
        closes = false;
    }
}
