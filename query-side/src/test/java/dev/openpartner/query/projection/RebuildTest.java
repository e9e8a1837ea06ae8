package dev.openpartner.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.kernel.message.Refused;
import dev.openpartner.query.support.RandomHistory;
import dev.openpartner.query.support.ReadSide;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RebuildTest {

    private final ReadSide side = new ReadSide();
    private final LiveFeed feed = new LiveFeed(side);

    @AfterEach
    void close() {
        side.close();
        side.dataSource().close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aRebuildEqualsTheLiveTablesRowForRow(long seed) throws InterruptedException {
        new RandomHistory(side.history, seed).steps(600);
        feed.run(37);
        Map<String, List<String>> live = Tables.dump(side);

        Tables.rebuild(side, "all");

        assertThat(live.get("conversion")).hasSizeGreaterThan(100);
        assertThat(live.get("ledger_entry")).hasSizeGreaterThan(100);
        assertThat(side.jdbc().queryForList("select reason from read_model.parked_event")).isEmpty();
        assertThat(Tables.dump(side)).isEqualTo(live);
    }

    @Test
    void theSizeOfBatchesDoesNotShowInTheRows() {
        new RandomHistory(side.history, 4).steps(300);
        feed.run(1);
        try (ReadSide other = new ReadSide(dev.openpartner.query.support.TestDatabase.create(), side.log, side.seals)) {
            Map<String, List<String>> oneByOne = Tables.dump(side);
            assertThat(awaited(other)).isEqualTo(oneByOne);
            other.dataSource().close();
        }
    }

    private static Map<String, List<String>> awaited(ReadSide other) {
        try {
            Tables.awaitNoRebuild(other);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return Tables.dump(other);
    }

    @Test
    void aRebuildCatchesUpWithEventsThatArriveMeanwhile() throws InterruptedException {
        RandomHistory history = new RandomHistory(side.history, 5);
        history.steps(400);
        feed.run(100);
        side.bean(Rebuilds.class).start("all");
        for (int i = 0; i < 20; i++) {
            history.steps(10);
            feed.run(13);
        }
        Tables.awaitNoRebuild(side);
        history.steps(10);
        feed.run(13);
        Map<String, List<String>> switched = Tables.dump(side);

        Tables.rebuild(side, "all");

        assertThat(Tables.dump(side)).isEqualTo(switched);
        assertThat(side.jdbc().queryForList("select distinct position from read_model.projection", Long.class))
                .containsExactly(side.log.head());
    }

    @Test
    void aTokenThatFellBackChangesNothing() {
        new RandomHistory(side.history, 6).steps(100);
        feed.run(50);
        Map<String, List<String>> before = Tables.dump(side);
        feed.forgetToken();
        feed.run(31);
        assertThat(Tables.dump(side)).isEqualTo(before);
    }

    @Test
    void aTokenThatRanAheadSkipsNothing() {
        new RandomHistory(side.history, 7).steps(100);
        feed.hand(side.log.readAfter(side.log.head() - 3, 3));
        Map<String, List<String>> ahead = Tables.dump(side);
        try (ReadSide other = new ReadSide(dev.openpartner.query.support.TestDatabase.create(), side.log, side.seals)) {
            assertThat(awaited(other)).isEqualTo(ahead);
            other.dataSource().close();
        }
    }

    @Test
    void droppedTablesAreBuiltAnew() throws InterruptedException {
        new RandomHistory(side.history, 8).steps(200);
        feed.run(100);
        Map<String, List<String>> before = Tables.dump(side);
        side.jdbc().execute("drop schema read_model cascade");
        side.bean(ProjectionGuard.class).wake();
        awaitControlTables();
        Tables.awaitNoRebuild(side);
        assertThat(Tables.dump(side)).isEqualTo(before);
    }

    private void awaitControlTables() {
        while (!Boolean.TRUE.equals(side.jdbc().queryForObject(
                "select count(*) = 3 from pg_tables where schemaname = 'read_model'"
                        + " and tablename in ('projection', 'rebuild', 'parked_event')", Boolean.class))) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whatAnInterruptedRebuildLeftIsCleanedAtTheNextStart() {
        side.jdbc().execute("create table read_model_next.conversion (x int)");
        side.jdbc().execute("insert into read_model.rebuild values ('conversions', 1, 2, 3)");
        try (ReadSide next = new ReadSide(side.dataSource(), side.log, side.seals)) {
            assertThat(next.jdbc().queryForList("select tablename from pg_tables where schemaname = 'read_model_next'")).isEmpty();
            assertThat(next.jdbc().queryForList("select name from read_model.rebuild")).isEmpty();
        }
    }

    @Test
    void onlyOneRebuildRunsAtATime() throws Exception {
        try (Connection elsewhere = side.dataSource().getConnection()) {
            assertThat(ReadModel.tryLockRebuild(elsewhere)).isTrue();
            assertThatThrownBy(() -> side.bean(Rebuilds.class).start("all"))
                    .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo("rebuild_running"));
            ReadModel.unlockRebuild(elsewhere);
        }
        Tables.rebuild(side, "ledger");
    }
}
