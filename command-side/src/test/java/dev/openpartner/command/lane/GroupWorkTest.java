package dev.openpartner.command.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.command.testing.LedgerCommand.Break;
import dev.openpartner.command.testing.LedgerCommand.PostEntry;
import dev.openpartner.command.testing.TestDatabase;
import dev.openpartner.kernel.message.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a feature can do once per group: look ahead for all commands, and write beside their events. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class GroupWorkTest {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final List<Integer> prepared = new ArrayList<>();
    private final ProcessUnderTest process =
            new ProcessUnderTest(DATABASE.dataSource(), ProcessUnderTest.withLanes(1), List.of(this::lookAhead));

    GroupWorkTest() {
        DATABASE.jdbc().execute("create table if not exists note (ledger text, batch int)");
        process.bus.registerHandlerInterceptor((unit, chain) -> {
            Command command = (Command) unit.getMessage().getPayload();
            GroupWork.of(Notes.class, () -> new Notes(DATABASE.jdbc())).add(command.aggregateId());
            return chain.proceed();
        });
    }

    private void lookAhead(List<Command> commands, long position) {
        prepared.add(commands.size());
    }

    /** Notes each ledger that was touched, in one statement. */
    private static final class Notes implements Runnable {

        private final JdbcTemplate jdbc;
        private final List<Object[]> rows = new ArrayList<>();

        Notes(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        void add(String ledger) {
            rows.add(new Object[] {ledger});
        }

        @Override
        public void run() {
            rows.forEach(row -> row[0] = row[0] + " of " + rows.size());
            jdbc.batchUpdate("insert into note (ledger) values (?)", rows);
        }
    }

    @AfterEach
    void stop() {
        process.close();
    }

    @AfterAll
    static void closeDatabase() {
        DATABASE.close();
    }

    private List<@Nullable String> notesOf(String ledger) {
        return DATABASE.jdbc().queryForList("select ledger from note where ledger like ? || ' of %'", String.class, ledger);
    }

    @Test
    void workIsDoneOnceForTheGroupAndCommittedWithItsEvents() {
        String first = "ledger:" + UUID.randomUUID();
        String second = "ledger:" + UUID.randomUUID();
        var answers = List.of(process.send(new PostEntry(first, 1)), process.send(new PostEntry(second, 1)));

        process.start();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.join().isExceptional()).isFalse());
        assertThat(notesOf(first)).containsExactly(first + " of 2");
        assertThat(notesOf(second)).containsExactly(second + " of 2");
        assertThat(prepared).containsExactly(2);
    }

    @Test
    void workOfARolledBackGroupIsUndoneAndDoneAgainForThoseThatStay() {
        String good = "ledger:" + UUID.randomUUID();
        String bad = "ledger:" + UUID.randomUUID();
        var kept = process.send(new PostEntry(good, 1));
        var broken = process.send(new Break(bad, true, null));

        process.start();

        assertThat(kept.join().isExceptional()).isFalse();
        assertThat(broken.join().isExceptional()).isTrue();
        assertThat(notesOf(good)).containsExactly(good + " of 1");
        assertThat(notesOf(bad)).isEmpty();
        assertThat(prepared).containsExactly(2, 1, 1);
    }

    @Test
    void workOfAGroupWithoutEventsIsDoneToo() {
        String ledger = "ledger:" + UUID.randomUUID();
        process.start();

        assertThat(process.send(new PostEntry(ledger, 0)).join().isExceptional()).isTrue();

        assertThat(notesOf(ledger)).containsExactly(ledger + " of 1");
    }
}
