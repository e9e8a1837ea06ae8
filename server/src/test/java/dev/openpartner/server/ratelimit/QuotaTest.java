package dev.openpartner.server.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class QuotaTest {

    private final Clock clock = new Clock();
    private final Quota quota = new Quota("key", 3, Duration.ofMinutes(1), clock);

    @Test
    void asManyAsTheLimitPassAndTheNextIsToldWhenToCome() {
        assertThat(quota.use()).isEqualTo(new Quota.Use(true, 2, 0, 20));
        assertThat(quota.use()).isEqualTo(new Quota.Use(true, 1, 0, 40));
        assertThat(quota.use()).isEqualTo(new Quota.Use(true, 0, 0, 60));
        assertThat(quota.use()).isEqualTo(new Quota.Use(false, 0, 20, 60));
    }

    @Test
    void waitingAsToldIsEnough() {
        for (int i = 0; i < 3; i++) {
            assertThat(quota.use().allowed()).isTrue();
        }
        clock.nanos += Duration.ofSeconds(20).toNanos() - 1;
        assertThat(quota.use().allowed()).isFalse();
        clock.nanos += 1;
        assertThat(quota.use().allowed()).isTrue();
    }

    @Test
    void theHeadersFollowTheDraft() {
        assertThat(quota.policyHeader()).isEqualTo("\"key\";q=3;w=60");
        assertThat(quota.stateHeader(quota.use())).isEqualTo("\"key\";r=2;t=20");
    }

    @Test
    void anAddressIsCountedAloneAndAnIpv6NetworkAsOne() {
        assertThat(ClientNetwork.of("203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(ClientNetwork.of("2001:db8:1:2::1")).isEqualTo(ClientNetwork.of("2001:db8:1:2:ffff::9"));
        assertThat(ClientNetwork.of("2001:db8:1:2::1")).isNotEqualTo(ClientNetwork.of("2001:db8:1:3::1"));
        assertThat(ClientNetwork.of("::ffff:203.0.113.9")).isEqualTo(ClientNetwork.of("::ffff:203.0.113.9"));
        assertThat(ClientNetwork.of("not:an:address")).isEqualTo("not:an:address");
    }

    private static final class Clock implements TimeMeter {

        private long nanos = 1;

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
