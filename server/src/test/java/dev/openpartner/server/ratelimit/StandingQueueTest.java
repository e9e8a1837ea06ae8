package dev.openpartner.server.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StandingQueueTest {

    private static final long SHOULD_WAIT_NS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LONG_NS = 3 * SHOULD_WAIT_NS;
    private static final long STEP_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private final StandingQueue queue = new StandingQueue(SHOULD_WAIT_NS, 0);
    private long nowNs;

    @Test
    void aBurstThatIsWorkedOffIsNoStandingQueue() {
        for (int i = 0; i < 100; i++) {
            boolean workedOff = i % 9 == 8;
            assertThat(nextWaited(workedOff ? 0 : LONG_NS)).isFalse();
        }
    }

    @Test
    void whereNobodyHadAShortWaitForATenthOfASecondWhoeverWaitedTwiceAsLongAsTheyShouldIsTooLate() {
        for (int i = 0; i < 9; i++) {
            assertThat(nextWaited(LONG_NS)).isFalse();
        }
        assertThat(nextWaited(LONG_NS)).isTrue();
        assertThat(nextWaited(2 * SHOULD_WAIT_NS)).isFalse();
        assertThat(queue.stands()).isTrue();
    }

    @Test
    void aShortWaitEndsItAtTheNextLook() {
        for (int i = 0; i < 10; i++) {
            nextWaited(LONG_NS);
        }
        nextWaited(0);
        for (int i = 0; i < 8; i++) {
            assertThat(nextWaited(LONG_NS)).isTrue();
        }
        assertThat(nextWaited(LONG_NS)).isFalse();
    }

    @Test
    void whatWasAMinuteAgoCountsForNobodyNow() {
        for (int i = 0; i < 15; i++) {
            nextWaited(LONG_NS);
        }
        nowNs += TimeUnit.MINUTES.toNanos(1);
        assertThat(nextWaited(0)).isFalse();
        assertThat(nextWaited(LONG_NS)).isFalse();
    }

    private boolean nextWaited(long waitedNs) {
        nowNs += STEP_NS;
        return queue.isTooLate(waitedNs, nowNs);
    }
}
