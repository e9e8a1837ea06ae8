package dev.openpartner.kernel.id;

import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * Makes ULIDs: 48 bits of epoch milliseconds and 80 random bits as 26 characters of Crockford's base 32. They sort by time, so
 * that index pages fill in order, and carry nothing else about what they name.
 */
public final class TimeOrderedIds implements IdSource {

    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final int TIME_CHARACTERS = 10;
    private static final int RANDOM_CHARACTERS = 16;
    private static final int RANDOM_BYTES = 10;

    private final Clock clock;
    private final RandomGenerator random;

    /**
     * @param clock supplies the time part
     * @param random supplies the random part; must not be predictable where an id grants anything, as a click id does
     */
    public TimeOrderedIds(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public String next() {
        char[] text = new char[TIME_CHARACTERS + RANDOM_CHARACTERS];
        long timeMs = clock.millis();
        for (int i = TIME_CHARACTERS - 1; i >= 0; i--) {
            text[i] = ALPHABET[(int) (timeMs & 31)];
            timeMs >>>= 5;
        }
        // All at once: whoever makes numbers that nobody can predict is asked by one thread at a time.
        byte[] bits = new byte[RANDOM_BYTES];
        random.nextBytes(bits);
        fill(text, TIME_CHARACTERS, bits, 0);
        fill(text, TIME_CHARACTERS + RANDOM_CHARACTERS / 2, bits, RANDOM_BYTES / 2);
        return new String(text);
    }

    /** Eight characters from the forty bits that begin at an index. */
    private static void fill(char[] text, int at, byte[] bytes, int from) {
        long bits = 0;
        for (int i = from; i < from + RANDOM_BYTES / 2; i++) {
            bits = bits << Byte.SIZE | Byte.toUnsignedLong(bytes[i]);
        }
        for (int i = at; i < at + RANDOM_CHARACTERS / 2; i++) {
            text[i] = ALPHABET[(int) (bits & 31)];
            bits >>>= 5;
        }
    }
}
