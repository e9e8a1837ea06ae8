package dev.openpartner.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bytes of an answer, head and body, searched for what little a benchmark wants of it without reading it as JSON. */
public final class AnswerText {

    private final byte[] bytes;
    private final int length;

    AnswerText(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    /** The first string between these texts; absent if there is none. */
    public @Nullable String between(String before, String after) {
        int from = indexAfter(before, 0);
        int to = from < 0 ? -1 : indexOf(after, from);
        return to < 0 ? null : text(from, to);
    }

    /** Each string between these texts, in order. */
    public List<String> allBetween(String before, String after) {
        List<String> found = new ArrayList<>();
        for (int from = indexAfter(before, 0); from >= 0; from = indexAfter(before, from)) {
            int to = indexOf(after, from);
            if (to < 0) {
                return found;
            }
            found.add(text(from, to));
        }
        return found;
    }

    private int indexAfter(String wanted, int from) {
        int at = indexOf(wanted, from);
        return at < 0 ? -1 : at + wanted.length();
    }

    private int indexOf(String wanted, int from) {
        int last = length - wanted.length();
        for (int at = from; at <= last; at++) {
            if (startsAt(wanted, at)) {
                return at;
            }
        }
        return -1;
    }

    private boolean startsAt(String wanted, int at) {
        for (int i = 0; i < wanted.length(); i++) {
            if (bytes[at + i] != wanted.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return text(0, length);
    }
}
