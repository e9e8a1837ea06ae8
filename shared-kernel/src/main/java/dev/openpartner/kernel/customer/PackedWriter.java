package dev.openpartner.kernel.customer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes numbers and identifiers in as few bytes as they need: numbers in groups of seven bits, lowest first, and identifiers made
 * of {@link #ALPHABET}, as ours are, in sixteen bytes. {@link PackedReader} reads them.
 */
final class PackedWriter {

    /** Crockford's base 32, five bits a character. */
    static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** Characters of an identifier that fits sixteen bytes; the first has only three bits. */
    static final int ID_LENGTH = 26;

    /** Stands before an identifier of sixteen bytes; another has its length plus one there. */
    static final int SHORT_ID = 0;

    private static final int[] VALUES = values();
    private static final int CONTINUED = 0x80;
    private static final int FIRST_CHARACTER_LIMIT = 8;
    private static final int CHARACTERS_PER_HALF = 13;

    private byte[] bytes = new byte[64];
    private int length;

    private static int[] values() {
        int[] values = new int[128];
        Arrays.fill(values, -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            values[ALPHABET.charAt(i)] = i;
        }
        return values;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** All of it, with the number of its bytes before it. */
    byte[] toBytesAfterTheirLength() {
        byte[] head = new PackedWriter().number(length).toBytes();
        byte[] all = Arrays.copyOf(head, head.length + length);
        System.arraycopy(bytes, 0, all, head.length, length);
        return all;
    }

    PackedWriter number(long value) {
        ensure(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) ((rest & 0x7F) | CONTINUED);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
        return this;
    }

    /** A number of either sign, small ones in few bytes. */
    PackedWriter signed(long value) {
        return number((value << 1) ^ (value >> 63));
    }

    PackedWriter id(String id) {
        if (isShort(id)) {
            number(SHORT_ID);
            ensure(2 * Long.BYTES);
            half(bits(id, 0));
            // Thirteen characters are 65 bits; the highest of them is the lowest of the first half's.
            half(bits(id, CHARACTERS_PER_HALF));
            bytes[length - 2 * Long.BYTES] |= (byte) ((VALUES[id.charAt(CHARACTERS_PER_HALF)] >>> 4) << 7);
            return this;
        }
        byte[] text = id.getBytes(StandardCharsets.UTF_8);
        number(text.length + 1L);
        ensure(text.length);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
        return this;
    }

    private static boolean isShort(String id) {
        if (id.length() != ID_LENGTH || valueOf(id.charAt(0)) >= FIRST_CHARACTER_LIMIT) {
            return false;
        }
        for (int i = 0; i < ID_LENGTH; i++) {
            if (valueOf(id.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int valueOf(char character) {
        return character < VALUES.length ? VALUES[character] : -1;
    }

    private static long bits(String id, int from) {
        long bits = 0;
        for (int i = from; i < from + CHARACTERS_PER_HALF; i++) {
            bits = (bits << 5) | VALUES[id.charAt(i)];
        }
        return bits;
    }

    private void half(long bits) {
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes[length++] = (byte) (bits >>> shift);
        }
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
