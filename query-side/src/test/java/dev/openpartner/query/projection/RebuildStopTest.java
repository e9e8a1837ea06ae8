package dev.openpartner.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.kernel.message.Refused;
import dev.openpartner.query.support.RandomHistory;
import dev.openpartner.query.support.ReadSide;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

class RebuildStopTest {

    private final ReadSide side = new ReadSide();
    private final LiveFeed feed = new LiveFeed(side);
    private final Rebuilds rebuilds = side.bean(Rebuilds.class);

    @BeforeEach
    void history() {
        new RandomHistory(side.history, 21).steps(200);
        feed.run(50);
    }

    @AfterEach
    void close() {
        side.close();
        side.dataSource().close();
    }

    @Test
    void aRebuildThatIsStoppedLeavesWhatWasLiveAndNothingElse() throws Exception {
        Map<String, List<String>> live = Tables.dump(side);
        try (Connection held = switchHeld()) {
            rebuilds.start("all");

            rebuilds.stop("ledger");

            assertThat(side.jdbc().queryForList("select name from read_model.rebuild")).isEmpty();
            awaitNothingUnderConstruction();
            held.rollback();
        }
        Tables.awaitNoRebuild(side);
        assertThat(Tables.dump(side)).isEqualTo(live);

        Tables.rebuild(side, "all");
        assertThat(Tables.dump(side)).isEqualTo(live);
    }

    @Test
    void whoIsStoppedBeforeNoticingItDoesNotSwitch() {
        List<@Nullable String> before = files();
        Projections projections = side.bean(Projections.class);
        Rebuilds.Parts parts = side.bean(Rebuilds.Parts.class);
        RebuildTables tables = new RebuildTables(projections, projections.all());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            builds(threads).run(connection -> tables.create(connection, side.log.head(), 1, false));
            RebuildRun run = new RebuildRun(projections.all(), tables, parts, RebuildRun.Bounds.USUAL, threads, 1);

            rebuilds.stop("all");

            assertThatThrownBy(run::run).isInstanceOf(RebuildStopped.class);
        }
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aStatementThatTakesLongIsCancelled() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection held = side.dataSource().getConnection()) {
            held.setAutoCommit(false);
            ReadModel.execute(held, "lock table read_model.conversion");
            BuildTransactions builds = builds(threads);
            CompletableFuture<Void> waiting = builds.start(
                    connection -> ReadModel.execute(connection, "lock table read_model.conversion"));
            await("select exists (select from pg_locks where relation = 'read_model.conversion'::regclass and not granted)");

            builds.stop();

            assertThatThrownBy(() -> waiting.orTimeout(60, TimeUnit.SECONDS).join())
                    .isInstanceOf(CompletionException.class)
                    .rootCause()
                    .asInstanceOf(InstanceOfAssertFactories.type(PSQLException.class))
                    .returns(PSQLState.QUERY_CANCELED.getState(), PSQLException::getSQLState);
            assertThatThrownBy(() -> builds.run(connection -> {})).isInstanceOf(RebuildStopped.class);
            held.rollback();
        }
    }

    @Test
    void whatDoesNotRunOrDoesNotExistIsRefused() {
        assertRefused("all", "rebuild_not_running");
        assertRefused("ledger", "rebuild_not_running");
        assertRefused("nothing", "projection_not_found");
    }

    @Test
    void onlyWhatIsPartOfTheRebuildStopsIt() throws Exception {
        try (Connection held = switchHeld()) {
            rebuilds.start("links");

            assertRefused("ledger", "rebuild_not_running");

            held.rollback();
        }
        Tables.awaitNoRebuild(side);
    }

    @Test
    void whatCannotBeReadBeforeItIsBuiltIsNotStopped() throws Exception {
        try (Connection held = switchHeld()) {
            rebuilds.start("all");
            side.jdbc().update("update read_model.projection set state = 'building' where name = 'ledger'");

            assertRefused("conversions", "rebuild_needed");

            held.rollback();
        }
        Tables.awaitNoRebuild(side);
    }

    private void assertRefused(String name, String code) {
        assertThatThrownBy(() -> rebuilds.stop(name))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    /** Until it lets go, no rebuild can switch, and so none ends by itself. */
    private Connection switchHeld() throws SQLException {
        Connection held = side.dataSource().getConnection();
        held.setAutoCommit(false);
        ReadModel.lockAlone(held);
        return held;
    }

    private BuildTransactions builds(ExecutorService threads) {
        Rebuilds.Parts parts = side.bean(Rebuilds.Parts.class);
        return new BuildTransactions(parts.jdbc(), parts.transactions(), threads);
    }

    /** Of the live tables: another table, of whatever name, has another file. */
    private List<@Nullable String> files() {
        return side.jdbc().queryForList(
                "select relname || ' ' || relfilenode from pg_class where relnamespace = 'read_model'::regnamespace order by 1",
                String.class);
    }

    private void awaitNothingUnderConstruction() {
        await("select not exists (select from pg_tables where schemaname = 'read_model_next')");
    }

    private void await(String condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!Boolean.TRUE.equals(side.jdbc().queryForObject(condition, Boolean.class))) {
            assertThat(System.nanoTime()).as(condition).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
