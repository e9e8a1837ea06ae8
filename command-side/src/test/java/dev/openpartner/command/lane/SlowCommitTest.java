package dev.openpartner.command.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.openpartner.command.testing.LedgerCommand.PostEntry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandResultMessage;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.JdbcTemplate;

/** A disk that is slow: the commit of somebody else takes longer than an insert may wait for its place. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SlowCommitTest {

    /** Commits wait for a standby that there is not, and hold what they have, as they do while the disk is written to. */
    private static final String SLOW = "alter system set synchronous_standby_names = 'nobody'";

    private static final String FAST = "alter system reset synchronous_standby_names";

    /** What makes a commit wait: something written. */
    private static final String WRITE_AND_NOTIFY = "select pg_logical_emit_message(true, '', ''::text), pg_notify('somebody', '')";

    /** One of its own, because the setting is that of all its databases. */
    private static EmbeddedPostgres postgres;

    private static JdbcTemplate outside;

    private volatile boolean slow;

    @BeforeAll
    static void startDatabase() throws IOException {
        postgres = EmbeddedPostgres.builder().setServerConfig("synchronous_commit", "on").start();
        outside = new JdbcTemplate(postgres.getPostgresDatabase());
        Flyway.configure().dataSource(postgres.getPostgresDatabase()).locations("classpath:db/migration").load().migrate();
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        postgres.close();
    }

    @Test
    void aCommitThatNotifiesWaitsForAnotherThatTakesLong() throws SQLException {
        try (ProcessUnderTest process = new ProcessUnderTest(postgres.getPostgresDatabase()).start();
                Connection others = postgres.getPostgresDatabase().getConnection()) {
            String ledger = ProcessUnderTest.newLedger();
            ProcessUnderTest.resultOf(process.send(new PostEntry(ledger, 1)));
            CompletableFuture<CommandResultMessage<?>> answer;
            CompletableFuture<Void> other;
            setCommits(SLOW, "nobody");
            try {
                other = CompletableFuture.runAsync(() -> commitUntilFastAgain(others));
                await().until(() -> waiting("wait_event = 'SyncRep'"));
                answer = process.send(new PostEntry(ledger, 2));
                await().until(() -> answer.isDone() || waiting("wait_event_type = 'Lock' and state_change < now() - interval '1s'"));
            } finally {
                setCommits(FAST, "");
            }
            assertThat(ProcessUnderTest.resultOf(answer)).isEqualTo(3L);
            other.join();
        }
    }

    private void setCommits(String statement, String names) {
        slow = statement.equals(SLOW);
        outside.execute(statement);
        outside.execute("select pg_reload_conf()");
        await().until(() -> names.equals(outside.queryForObject("show synchronous_standby_names", String.class)));
    }

    /** Again and again, because a session may hear of the setting before the others do whom it takes to wait. */
    private void commitUntilFastAgain(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            while (slow) {
                statement.execute(WRITE_AND_NOTIFY);
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean waiting(String how) {
        return Objects.requireNonNull(
                        outside.queryForObject("select count(*) from pg_stat_activity where " + how, Long.class))
                > 0;
    }
}
