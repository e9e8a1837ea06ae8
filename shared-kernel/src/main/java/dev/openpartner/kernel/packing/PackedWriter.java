package dev.openpartner.kernel.packing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes numbers and identifiers in as few bytes as they need: numbers in groups of seven bits, lowest first, and identifiers made
 * of {@link #ALPHABET}, as ours are, in sixteen bytes. {@link PackedReader} reads them.
 */
public final class PackedWriter {

    /** Crockford's base 32, five bits a character. */
    static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** Characters of an identifier that fits sixteen bytes; the first has only three bits. */
    static final int ID_LENGTH = 26;

    /** Stands before an identifier of sixteen bytes; another has its length plus one there. */
    static final int SHORT_ID = 0;

    /** Characters of an identifier that are its time, as in a ULID. */
    static final int TIME_CHARACTERS = 10;

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

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** All of it, with the number of its bytes before it. */
    public byte[] toBytesAfterTheirLength() {
        byte[] head = new PackedWriter().number(length).toBytes();
        byte[] all = Arrays.copyOf(head, head.length + length);
        System.arraycopy(bytes, 0, all, head.length, length);
        return all;
    }

    public PackedWriter number(long value) {
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
    public PackedWriter signed(long value) {
        return number(zigzag(value));
    }

    private static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }

    public PackedWriter id(String id) {
        if (isShort(id)) {
            return number(SHORT_ID).big(firstHalf(id)).big(bits(id, CHARACTERS_PER_HALF));
        }
        byte[] text = id.getBytes(StandardCharsets.UTF_8);
        number(text.length + 1L);
        ensure(text.length);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
        return this;
    }

    /** The milliseconds of an identifier, which stand in its first {@value #TIME_CHARACTERS} characters; 0 for one that is not ours. */
    public static long timeOf(String id) {
        if (!isShort(id)) {
            return 0;
        }
        long time = 0;
        for (int i = 0; i < TIME_CHARACTERS; i++) {
            time = (time << 5) | VALUES[id.charAt(i)];
        }
        return time;
    }

    /** Thirteen characters are 65 bits: the highest of the second half has its place in the first, which has 63. */
    private static long firstHalf(String id) {
        return bits(id, 0) | ((long) (VALUES[id.charAt(CHARACTERS_PER_HALF)] >>> 4) << (Long.SIZE - 1));
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

    /** All bytes of a number, highest first. */
    private PackedWriter big(long bits) {
        ensure(Long.BYTES);
        for (int shift = (Long.BYTES - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes[length++] = (byte) (bits >>> shift);
        }
        return this;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
