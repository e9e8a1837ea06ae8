package dev.openpartner.command.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.command.http.CommandDispatch.Outcome;
import dev.openpartner.command.testing.LedgerCommand.CloseLedger;
import dev.openpartner.command.testing.LedgerCommand.PostEntry;
import dev.openpartner.command.testing.LedgerCommand.PostWhileOpen;
import dev.openpartner.command.testing.TestDatabase;
import dev.openpartner.kernel.message.Command;
import dev.openpartner.kernel.message.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two lanes of one process: each decides on what it has in memory, and neither may decide on what is no longer so. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SeveralLanesTest {

    private static final int LANES = 2;

    /** Each lane by itself, however few commands wait for it. */
    private static final LaneSettings APART = ProcessUnderTest.withLanes(LANES, 0);

    private static final TestDatabase DATABASE = new TestDatabase();

    private final String read = ledgerOfLane(0);
    private final String written = ledgerOfLane(1);
    private final AtomicBoolean overtake = new AtomicBoolean();
    private final ProcessUnderTest process =
            new ProcessUnderTest(DATABASE.dataSource(), APART, List.of(this::closeMeanwhile));

    @AfterEach
    void stop() {
        process.close();
    }

    @AfterAll
    static void closeDatabase() {
        DATABASE.close();
    }

    static String ledgerOfLane(int lane) {
        return Stream.generate(ProcessUnderTest::newLedger)
                .filter(id -> LaneMemory.laneOf(id, LANES) == lane)
                .findFirst()
                .orElseThrow();
    }

    /** Runs in the lane of what is written, which has begun its group and decided nothing. */
    private void closeMeanwhile(List<Command> commands, long position) {
        if (commands.stream().anyMatch(PostWhileOpen.class::isInstance) && overtake.getAndSet(false)) {
            process.send(new CloseLedger(read)).join();
        }
    }

    /** Without its watch, a process hears of no append but by its lanes themselves. */
    private void startWithoutWatching() {
        process.bus.start();
    }

    @Test
    void aDecisionSeesWhatAnotherLaneAnsweredBefore() {
        startWithoutWatching();
        process.commands.send(new PostEntry(read, 1));
        process.commands.send(new PostWhileOpen(written, read, 5));

        process.commands.send(new CloseLedger(read));

        assertRefusedAsClosed();
        assertThat(process.count("openpartner.lane.rollbacks", "reason", "conflict")).isZero();
    }

    @Test
    void aDecisionThatAnotherLaneOvertookIsMadeAgain() {
        startWithoutWatching();
        process.commands.send(new PostEntry(read, 1));
        process.commands.send(new PostWhileOpen(written, read, 5));

        overtake.set(true);

        assertRefusedAsClosed();
        assertThat(process.count("openpartner.lane.rollbacks", "reason", "conflict")).isEqualTo(1);
    }

    private void assertRefusedAsClosed() {
        assertThatThrownBy(() -> process.commands.send(new PostWhileOpen(written, read, 5)))
                .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.code()).isEqualTo("ledger_closed"));
    }

    @ParameterizedTest(name = "large is {0}")
    @ValueSource(ints = {0, 2, 5, 100})
    void postingsOfManyCallersAllCountAndPositionsHaveNoGap(int largeGroupSize) throws InterruptedException {
        try (ProcessUnderTest busy = new ProcessUnderTest(
                DATABASE.dataSource(), ProcessUnderTest.withLanes(LANES, largeGroupSize), List.of())) {
            postFromManyCallers(busy.start());
        }
        assertThat(DATABASE.jdbc().queryForObject("select max(position) - count(*) from event_store.event", Long.class))
                .isZero();
    }

    private static void postFromManyCallers(ProcessUnderTest process) throws InterruptedException {
        List<String> ledgers = Stream.generate(ProcessUnderTest::newLedger).limit(4).toList();
        AtomicLong answered = new AtomicLong();
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String own = ledgers.get(i % 4);
            String other = ledgers.get((i + 1) % 4);
            callers.add(Thread.ofVirtual().start(() -> {
                for (int n = 0; n < 25; n++) {
                    process.commands.send(new PostEntry(own, 1));
                    process.commands.send(new PostWhileOpen(other, own, 1));
                    answered.addAndGet(2);
                }
            }));
            callers.getLast().setUncaughtExceptionHandler((caller, failure) -> failures.add(failure));
        }
        for (Thread caller : callers) {
            caller.join();
        }

        assertThat(failures).isEmpty();
        assertThat(answered.get()).isEqualTo(16 * 25 * 2);
        long total = 0;
        for (String ledger : ledgers) {
            Outcome<Long> balance = process.commands.send(new PostEntry(ledger, 1));
            total += balance.result() - 1;
        }
        assertThat(total).isEqualTo(answered.get());
    }

    @Test
    void aLogThatWasPutBackIsNoticedByEveryLane() {
        try (TestDatabase restored = new TestDatabase();
                ProcessUnderTest other =
                        new ProcessUnderTest(restored.dataSource(), APART, List.of())) {
            other.bus.start();
            other.commands.send(new PostEntry(read, 1));
            other.commands.send(new PostEntry(written, 1));
            other.commands.send(new PostEntry(read, 1));
            restored.jdbc().execute("alter table event_store.event disable trigger all");
            restored.jdbc().update("delete from event_store.event where position > 1");
            restored.jdbc().execute("alter table event_store.event enable trigger all");

            assertThat(other.commands.<Long>send(new PostEntry(written, 7))).isEqualTo(new Outcome<>(7L, 2L));
            assertThat(other.commands.<Long>send(new PostEntry(read, 1))).isEqualTo(new Outcome<>(2L, 3L));
        }
    }
}
