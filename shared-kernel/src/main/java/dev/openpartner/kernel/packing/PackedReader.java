package dev.openpartner.kernel.packing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link PackedWriter} wrote, from a place in an array on. */
public final class PackedReader {

    private static final int CHARACTERS_PER_HALF = PackedWriter.ID_LENGTH / 2;
    private static final int BITS_PER_CHARACTER = 5;
    private static final int LAST_SHIFT = BITS_PER_CHARACTER * (CHARACTERS_PER_HALF - 1);

    private final byte[] bytes;
    private int at;

    public PackedReader(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    public int at() {
        return at;
    }

    public long number() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[at++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    public int index() {
        return (int) number();
    }

    public long signed() {
        return unzigzag(number());
    }

    private static long unzigzag(long value) {
        return (value >>> 1) ^ -(value & 1);
    }

    public String id() {
        int kind = index();
        if (kind == PackedWriter.SHORT_ID) {
            return shortId();
        }
        String id = new String(bytes, at, kind - 1, StandardCharsets.UTF_8);
        at += kind - 1;
        return id;
    }

    /** Whether these bytes come next, such as an identifier as it was packed. */
    public boolean isNext(byte[] packed) {
        return at + packed.length <= bytes.length && Arrays.equals(bytes, at, at + packed.length, packed, 0, packed.length);
    }

    public void skipId() {
        int kind = index();
        at += kind == PackedWriter.SHORT_ID ? 2 * Long.BYTES : kind - 1;
    }

    private String shortId() {
        long first = bits();
        return text(first, bits());
    }

    private static String text(long first, long second) {
        byte[] text = new byte[PackedWriter.ID_LENGTH];
        long highestOfSecond = first >>> (Long.SIZE - 1);
        write(text, 0, first & Long.MAX_VALUE, 0);
        write(text, CHARACTERS_PER_HALF, second, highestOfSecond);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** The first of thirteen characters has a bit more than fits the half: it is given apart. */
    private static void write(byte[] text, int from, long bits, long highest) {
        text[from] = character((highest << (BITS_PER_CHARACTER - 1)) | (bits >>> LAST_SHIFT));
        for (int i = 1; i < CHARACTERS_PER_HALF; i++) {
            text[from + i] = character(bits >>> (LAST_SHIFT - BITS_PER_CHARACTER * i));
        }
    }

    private static byte character(long bits) {
        return (byte) PackedWriter.ALPHABET.charAt((int) bits & 31);
    }

    private long bits() {
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits = (bits << Byte.SIZE) | (bytes[at++] & 0xFF);
        }
        return bits;
    }
}
