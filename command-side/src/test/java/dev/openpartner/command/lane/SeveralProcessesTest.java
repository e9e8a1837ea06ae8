package dev.openpartner.command.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.openpartner.command.http.CommandDispatch.Outcome;
import dev.openpartner.command.testing.LedgerCommand.CloseLedger;
import dev.openpartner.command.testing.LedgerCommand.PostEntry;
import dev.openpartner.command.testing.LedgerCommand.PostWhileOpen;
import dev.openpartner.command.testing.TestDatabase;
import dev.openpartner.kernel.message.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two processes on one database: each decides on what it has in memory, and neither may decide on what is no longer so. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SeveralProcessesTest {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final HikariDataSource othersConnections = DATABASE.otherProcess();
    private final ProcessUnderTest here = new ProcessUnderTest(DATABASE.dataSource());
    private final ProcessUnderTest there = new ProcessUnderTest(othersConnections);
    private final String read = "ledger:" + UUID.randomUUID();
    private final String written = "ledger:" + UUID.randomUUID();

    @AfterEach
    void stop() {
        here.close();
        there.close();
        othersConnections.close();
    }

    @AfterAll
    static void closeDatabase() {
        DATABASE.close();
    }

    /** Without its watch, a process learns of the other only where it must: at its own append. */
    private void startWithoutWatching() {
        here.bus.start();
        there.bus.start();
    }

    @Test
    void aDecisionOnWhatAnotherProcessChangedIsMadeAgain() {
        startWithoutWatching();
        here.commands.send(new PostEntry(read, 1));
        here.commands.send(new PostWhileOpen(written, read, 5));
        assertThat(here.bus.isCached(read)).isTrue();

        there.commands.send(new CloseLedger(read));

        assertThatThrownBy(() -> here.commands.send(new PostWhileOpen(written, read, 5)))
                .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.code()).isEqualTo("ledger_closed"));
        assertThat(here.count("openpartner.lane.rollbacks", "reason", "conflict")).isEqualTo(1);
    }

    @Test
    void postingsOfBothProcessesToOneStreamAllCount() throws InterruptedException {
        here.start();
        there.start();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            ProcessUnderTest process = i % 2 == 0 ? here : there;
            callers.add(Thread.ofVirtual().start(() -> {
                for (int n = 0; n < 25; n++) {
                    submitUntilAnswered(process);
                }
            }));
        }
        for (Thread caller : callers) {
            caller.join();
        }

        Outcome<Long> last = here.commands.send(new PostEntry(written, 1));
        assertThat(last.result()).isEqualTo(16 * 25 + 1);
        assertThat(DATABASE.jdbc()
                        .queryForObject(
                                "select max(sequence) from event_store.event where aggregate_id = ?", Long.class, written))
                .isEqualTo(16 * 25);
    }

    private void submitUntilAnswered(ProcessUnderTest process) {
        while (true) {
            try {
                process.commands.send(new PostEntry(written, 1));
                return;
            } catch (Contended e) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void aChangeElsewhereIsForgottenHereEvenWhenNothingIsAppended() {
        here.start();
        there.start();
        here.commands.send(new PostEntry(read, 1));

        there.commands.send(new PostEntry(read, 1));

        await().until(() -> !here.bus.isCached(read));
        Outcome<Long> next = here.commands.send(new PostEntry(read, 1));
        assertThat(next.result()).isEqualTo(3);
        assertThat(here.count("openpartner.lane.rollbacks", "reason", "conflict")).isZero();
    }

    @Test
    void aLogThatWasPutBackIsNoticedAndContinuedWithoutAGap() {
        try (TestDatabase restored = new TestDatabase();
                ProcessUnderTest process = new ProcessUnderTest(restored.dataSource())) {
            process.bus.start();
            process.commands.send(new PostEntry(read, 1));
            process.commands.send(new PostEntry(written, 1));
            restored.jdbc().execute("alter table event_store.event disable trigger all");
            restored.jdbc().update("delete from event_store.event where position = 2");
            restored.jdbc().execute("alter table event_store.event enable trigger all");

            Outcome<Long> answer = process.commands.send(new PostEntry(written, 7));

            assertThat(answer).isEqualTo(new Outcome<>(7L, 2L));
        }
    }

    @Test
    void whatOthersChangedBesidesOurReadsIsNoConflict() {
        startWithoutWatching();
        here.commands.send(new PostEntry(written, 1));

        there.commands.send(new PostEntry(read, 1));
        here.commands.send(new PostEntry(written, 1));

        assertThat(here.count("openpartner.lane.rollbacks", "reason", "conflict")).isZero();
    }
}
