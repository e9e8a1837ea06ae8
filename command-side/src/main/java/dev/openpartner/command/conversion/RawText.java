package dev.openpartner.command.conversion;

import java.nio.charset.StandardCharsets;

/**
 * A body as it came, whatever its bytes are.
 *
 * @param characters one per byte (ISO 8859-1), so that bytes which are no text survive as well
 */
record RawText(String characters) {

    static RawText of(byte[] bytes) {
        return new RawText(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    int sizeBytes() {
        return characters.length();
    }

    byte[] bytes() {
        return characters.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** As text for people: UTF-8, with a replacement character for what is none. */
    String readable() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** Nobody knows what a refused body holds, so it stays out of logs. */
    @Override
    public String toString() {
        return "RawText[" + sizeBytes() + " bytes]";
    }
}
