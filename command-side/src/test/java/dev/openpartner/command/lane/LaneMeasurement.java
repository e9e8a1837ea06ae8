package dev.openpartner.command.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.command.testing.LedgerCommand.PostEntry;
import dev.openpartner.command.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Measures the lane in one process beside one command per transaction, both in the same minutes. Not part of the build; run by
 * name:
 * {@code ./mvnw -pl command-side -am test -Dtest=LaneMeasurement -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class LaneMeasurement {

    private static final int CALLERS = 64;
    private static final int ROUNDS = 3;
    private static final long ROUND_SECONDS = 5;

    @Test
    void printsCommandsPerSecond() throws InterruptedException {
        LaneSettings naive = new LaneSettings(1, 10_000, 10, 100_000, 20_000);
        try (TestDatabase database = new TestDatabase()) {
            measure("warm-up", database, LaneSettings.DEFAULT);
            for (int round = 0; round < ROUNDS; round++) {
                measure("one command per transaction", database, naive);
                measure("groups", database, LaneSettings.DEFAULT);
            }
            Long events = database.jdbc().queryForObject("select count(*) from event_store.event", Long.class);
            Long head = database.jdbc().queryForObject("select max(position) from event_store.event", Long.class);
            assertThat(events).isEqualTo(head);
        }
    }

    private static void measure(String what, TestDatabase database, LaneSettings settings) throws InterruptedException {
        try (ProcessUnderTest process = new ProcessUnderTest(database.dataSource(), settings, List.of()).start()) {
            long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(ROUND_SECONDS);
            AtomicInteger handled = new AtomicInteger();
            List<long[]> latencies = new ArrayList<>();
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                callers.add(Thread.ofVirtual().start(() -> {
                    List<Long> own = new ArrayList<>();
                    while (System.nanoTime() < endNs) {
                        long begunNs = System.nanoTime();
                        process.commands.send(new PostEntry("ledger:" + UUID.randomUUID(), 1));
                        own.add(System.nanoTime() - begunNs);
                    }
                    handled.addAndGet(own.size());
                    synchronized (latencies) {
                        latencies.add(own.stream().mapToLong(Long::longValue).toArray());
                    }
                }));
            }
            for (Thread caller : callers) {
                caller.join();
            }
            long[] sorted = latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
            System.out.printf(
                    "%-28s %6d commands/s, p50 %.1f ms, p99 %.1f ms, %.1f commands per group%n",
                    what,
                    handled.get() / ROUND_SECONDS,
                    sorted[sorted.length / 2] / 1e6,
                    sorted[sorted.length * 99 / 100] / 1e6,
                    handled.get() / (double) process.groups());
        }
    }
}
