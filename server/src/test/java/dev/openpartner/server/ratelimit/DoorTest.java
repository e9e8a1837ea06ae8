package dev.openpartner.server.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DoorTest {

    private static final int AT_ONCE = 4;
    private static final int REQUESTS = 1_000;

    private final Door door = new Door(AT_ONCE);

    @Test
    void aFewAreLetInAtATimeAndAllInTheEnd() throws InterruptedException {
        AtomicInteger entering = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(REQUESTS);
        CyclicBarrier together = new CyclicBarrier(AT_ONCE);
        for (int i = 0; i < REQUESTS; i++) {
            door.execute(() -> {
                most.accumulateAndGet(entering.incrementAndGet(), Math::max);
                await(together);
                entering.decrementAndGet();
                done.countDown();
            });
        }
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(most.get()).isEqualTo(AT_ONCE);
    }

    @Test
    void whoHasPassedIsNotInTheWayOfTheOthers() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(REQUESTS);
        CountDownLatch leave = new CountDownLatch(1);
        for (int i = 0; i < REQUESTS; i++) {
            door.execute(() -> {
                Door.passed();
                Door.passed();
                inside.countDown();
                await(leave);
            });
        }
        assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
        leave.countDown();
    }

    @Test
    void whoStandsInTheDoorKeepsTheOthersOut() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        Phaser standing = new Phaser(AT_ONCE + 1);
        AtomicInteger tooEarly = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(REQUESTS);
        for (int i = 0; i < AT_ONCE; i++) {
            door.execute(() -> {
                standing.arrive();
                await(go);
            });
        }
        standing.arriveAndAwaitAdvance();
        for (int i = 0; i < REQUESTS; i++) {
            door.execute(() -> {
                tooEarly.addAndGet((int) go.getCount());
                done.countDown();
            });
        }
        go.countDown();
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(tooEarly.get()).isZero();
    }

    @Test
    void aRequestThatFailsLeavesTheDoor() throws InterruptedException {
        CountDownLatch last = new CountDownLatch(1);
        for (int i = 0; i < AT_ONCE; i++) {
            door.execute(() -> {
                throw new IllegalStateException("a request that fails in the container");
            });
        }
        door.execute(last::countDown);
        assertThat(last.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void howLongOneWaitedOutsideIsToldOnce() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        Door narrow = new Door(1);
        AtomicLong waitedNs = new AtomicLong();
        AtomicLong askedAgainNs = new AtomicLong(-1);
        CountDownLatch last = new CountDownLatch(1);
        narrow.execute(() -> await(go));
        long sinceNs = System.nanoTime();
        narrow.execute(() -> {
            waitedNs.set(Door.passed());
            askedAgainNs.set(Door.passed());
            last.countDown();
        });
        go.countDown();
        assertThat(last.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(waitedNs.get()).isPositive().isLessThanOrEqualTo(System.nanoTime() - sinceNs);
        assertThat(askedAgainNs.get()).isZero();
        assertThat(Door.passed()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }
}
