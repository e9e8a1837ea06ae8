package dev.openpartner.kernel.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final int RANDOM_BYTES = 10;

    @Test
    void an_id_is_its_time_and_eighty_random_bits() {
        assertThat(at(NOW, new byte[RANDOM_BYTES])).matches("01[0-9A-HJKMNP-TV-Z]{8}0{16}");
        byte[] ones = new byte[RANDOM_BYTES];
        Arrays.fill(ones, (byte) 0xff);
        assertThat(at(NOW, ones)).endsWith("Z".repeat(16));
    }

    @Test
    void each_random_bit_makes_another_id() {
        Set<String> ids = new HashSet<>();
        for (int bit = 0; bit < RANDOM_BYTES * Byte.SIZE; bit++) {
            byte[] bits = new byte[RANDOM_BYTES];
            bits[bit / Byte.SIZE] = (byte) (1 << (bit % Byte.SIZE));
            ids.add(at(NOW, bits));
        }
        assertThat(ids).hasSize(RANDOM_BYTES * Byte.SIZE);
    }

    @Test
    void ids_sort_by_time() {
        byte[] ones = new byte[RANDOM_BYTES];
        Arrays.fill(ones, (byte) 0xff);
        assertThat(at(NOW, ones)).isLessThan(at(NOW.plusMillis(1), new byte[RANDOM_BYTES]));
    }

    private static String at(Instant time, byte[] bits) {
        return new TimeOrderedIds(Clock.fixed(time, ZoneOffset.UTC), new Given(bits)).next();
    }

    private static final class Given implements RandomGenerator {

        private final byte[] bits;

        private Given(byte[] bits) {
            this.bits = bits;
        }

        @Override
        public void nextBytes(byte[] target) {
            System.arraycopy(bits, 0, target, 0, target.length);
        }

        @Override
        public long nextLong() {
            throw new UnsupportedOperationException("Asked for more than was given");
        }
    }
}
