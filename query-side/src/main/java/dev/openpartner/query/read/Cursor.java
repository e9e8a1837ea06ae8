package dev.openpartner.query.read;

import dev.openpartner.kernel.api.InvalidRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: the sort key of its last entry, opaque to clients, bound to the list and order that made it.
 */
public final class Cursor {

    private static final char SEPARATOR = '\n';
    private static final int MAX_LENGTH = 1000;

    private final List<String> keys;

    private Cursor(List<String> keys) {
        this.keys = keys;
    }

    /** The cursor after an entry. */
    public static String after(String list, Object... keys) {
        StringBuilder text = new StringBuilder(list);
        for (Object key : keys) {
            text.append(SEPARATOR).append(key);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a cursor of that list; absent for the first page; refused as {@code invalid_cursor} when it is another's. */
    public static @Nullable Cursor read(String list, @Nullable String cursor, int keys) {
        if (cursor == null) {
            return null;
        }
        if (cursor.length() > MAX_LENGTH) {
            throw InvalidRequest.cursor();
        }
        String text = decode(cursor);
        List<String> parts = Arrays.asList(text.split(String.valueOf(SEPARATOR), -1));
        if (parts.size() != keys + 1 || !parts.getFirst().equals(list) || text.indexOf(0) >= 0) {
            throw InvalidRequest.cursor();
        }
        return new Cursor(parts.subList(1, parts.size()));
    }

    private static String decode(String cursor) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw InvalidRequest.cursor();
        }
    }

    public String text(int index) {
        return keys.get(index);
    }

    public long number(int index) {
        try {
            return Long.parseLong(keys.get(index));
        } catch (NumberFormatException e) {
            throw InvalidRequest.cursor();
        }
    }
}
