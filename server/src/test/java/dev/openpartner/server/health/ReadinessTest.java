package dev.openpartner.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReadinessTest {

    private final AtomicLong nowNs = new AtomicLong();

    @Test
    void isReadyWhenEverythingHolds() {
        assertThat(readiness(() -> true, () -> true).isReady()).isTrue();
        assertThat(readiness(() -> true, () -> false).isReady()).isFalse();
    }

    @Test
    void takesAFaultForNo() {
        assertThat(readiness(() -> {
                    throw new IllegalStateException("away");
                })
                .isReady())
                .isFalse();
    }

    @Test
    void asksTwiceASecondHoweverOftenItIsAsked() {
        AtomicInteger asked = new AtomicInteger();
        Readiness readiness = readiness(() -> asked.incrementAndGet() > 0);
        for (int i = 0; i < 100; i++) {
            assertThat(readiness.isReady()).isTrue();
        }
        assertThat(asked).hasValue(1);

        nowNs.addAndGet(Duration.ofMillis(501).toNanos());
        readiness.isReady();

        assertThat(asked).hasValue(2);
    }

    @Test
    void noticesWhenADatabaseGoesAndComesBack() {
        AtomicBoolean up = new AtomicBoolean(true);
        Readiness readiness = readiness(up::get);
        assertThat(readiness.isReady()).isTrue();

        up.set(false);
        nowNs.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(readiness.isReady()).isFalse();

        up.set(true);
        nowNs.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(readiness.isReady()).isTrue();
    }

    private Readiness readiness(ReadyWhen... conditions) {
        return new Readiness(List.of(conditions), nowNs::get);
    }
}
