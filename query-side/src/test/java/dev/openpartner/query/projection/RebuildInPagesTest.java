package dev.openpartner.query.projection;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.link.LinkEvent.LinkCreated;
import dev.openpartner.query.support.History;
import dev.openpartner.query.support.Journey;
import dev.openpartner.query.support.RandomHistory;
import dev.openpartner.query.support.ReadSide;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A rebuild over many pages, with memories so small that most rows have to be asked for again. */
@Isolated("reads what the whole JVM prints")
@ExtendWith(OutputCaptureExtension.class)
class RebuildInPagesTest {

    private static final RebuildRun.Bounds SMALL = new RebuildRun.Bounds(23, 60);
    private static final RebuildRun.Bounds REMEMBERING = new RebuildRun.Bounds(23, 400_000);

    private final ReadSide side = new ReadSide();
    private final LiveFeed feed = new LiveFeed(side);

    @AfterEach
    void close() {
        side.close();
        side.dataSource().close();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void whatIsForgottenIsReadAgain(long seed) {
        new RandomHistory(side.history, seed).steps(400);
        feed.run(500);
        Map<String, List<String>> live = Tables.dump(side);

        rebuild(SMALL);

        assertThat(Tables.dump(side)).isEqualTo(live);
        assertThat(parked()).isEmpty();
    }

    @Test
    void whatIsRememberedIsWhatWasWritten() {
        new RandomHistory(side.history, 13).steps(400);
        feed.run(500);
        Map<String, List<String>> live = Tables.dump(side);

        rebuild(REMEMBERING);

        assertThat(Tables.dump(side)).isEqualTo(live);
    }

    /** Nothing ever looks for a link, so that a rebuild that has let the first one go notices the second one only at its end. */
    @ParameterizedTest
    @ValueSource(ints = {60, 400_000})
    void aRowThatComesTwiceIsPutAsideAsItIsLive(int remembered) {
        side.history.link("t1", "twice", "t1P1", "camp-t1");
        for (int i = 0; i < 50; i++) {
            side.history.link("t1", "other" + i, "t1P1", "camp-t1");
        }
        side.log.append(
                "link:impostor", new LinkCreated("t1", "L-twice", "k", "t1P2", "camp-t1", null, History.START_MS, "key:a"));
        new RandomHistory(side.history, 14).steps(50);
        feed.run(50);
        Map<String, List<String>> live = Tables.dump(side);
        assertThat(parked()).containsExactly("links link:impostor SQL state 23505");

        rebuild(new RebuildRun.Bounds(23, remembered));

        assertThat(Tables.dump(side)).isEqualTo(live);
        assertThat(parked()).containsExactly("links link:impostor SQL state 23505");
    }

    @Test
    void whatFollowsInLaterPagesIsPutAsideToo(CapturedOutput output) {
        RandomHistory history = new RandomHistory(side.history, 15);
        Journey journey = side.history.journey("t1", "jane@acme.example");
        journey.approve("unknown", "t1P1", 100, "USD");
        history.steps(50);
        journey.reverse("unknown", "t1P1", 100, "USD", "approved");
        history.steps(50);
        feed.run(50);
        Map<String, List<String>> live = Tables.dump(side);

        rebuild(REMEMBERING);

        assertThat(Tables.dump(side)).isEqualTo(live);
        assertThat(parked()).containsExactly(
                "commissions commission:unknown MissingRow: no row [unknown] in commission",
                "commissions commission:unknown an earlier event of this stream was put aside");
        assertThat(output.toString().lines().filter(line -> line.contains("applied with care")).toList())
                .singleElement(as(InstanceOfAssertFactories.STRING))
                .contains("WARN", "MissingRow: no row [unknown] in commission");
    }

    private void rebuild(RebuildRun.Bounds bounds) {
        Projections projections = side.bean(Projections.class);
        Rebuilds.Parts parts = side.bean(Rebuilds.Parts.class);
        RebuildTables tables = new RebuildTables(projections, projections.all());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            new BuildTransactions(parts.jdbc(), parts.transactions(), threads)
                    .run(connection -> tables.create(connection, side.log.head(), 1, false));
            new RebuildRun(projections.all(), tables, parts, bounds, threads, 1).run();
        }
    }

    private List<@Nullable String> parked() {
        return side.jdbc().queryForList(
                "select projection || ' ' || aggregate_id || ' ' || reason from read_model.parked_event order by position",
                String.class);
    }
}
