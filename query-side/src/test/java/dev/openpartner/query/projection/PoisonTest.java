package dev.openpartner.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.query.support.History;
import dev.openpartner.query.support.Journey;
import dev.openpartner.query.support.ReadSide;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PoisonTest {

    private final ReadSide side = new ReadSide();
    private final LiveFeed feed = new LiveFeed(side);

    @AfterEach
    void close() {
        side.close();
        side.dataSource().close();
    }

    @Test
    void anEventThatCannotBeTakenIsPutAsideWithItsStreamAndEverythingElseGoesOn() throws InterruptedException {
        Journey journey = side.history.journey("t1", "jane@acme.example");
        side.history.partner("t1", "P1", "p@agency.example");
        Journey.Sale first = journey.record("S1", 10_000L, "USD", History.START_MS);
        journey.attributed(first, 1, "P1");
        // Approvals of a commission that never accrued: nobody wrote its first event.
        journey.approve("unknown", "P1", 100, "USD");
        journey.approve("unknown", "P1", 100, "USD");
        Journey.Sale second = journey.record("S2", 20_000L, "USD", History.START_MS);
        journey.attributed(second, 2, "P1");

        feed.run(100);

        assertThat(parked()).containsExactly(
                "commissions commission:unknown MissingRow: no row [unknown] in commission",
                "commissions commission:unknown an earlier event of this stream was put aside");
        Map<String, List<String>> live = Tables.dump(side);
        assertThat(live.get("commission")).hasSize(2);
        assertThat(side.jdbc().queryForList("select distinct position from read_model.projection", Long.class))
                .containsExactly(side.log.head());

        Tables.rebuild(side, "all");

        assertThat(parked()).hasSize(2);
        assertThat(Tables.dump(side)).isEqualTo(live);
    }

    @Test
    void whatFollowsInALaterBatchIsPutAsideToo() {
        Journey journey = side.history.journey("t1", "jane@acme.example");
        journey.approve("unknown", "P1", 100, "USD");
        feed.run(10);
        journey.reverse("unknown", "P1", 100, "USD", "approved");
        feed.run(10);
        assertThat(parked()).hasSize(2);
    }

    private List<@Nullable String> parked() {
        return side.jdbc().queryForList(
                "select projection || ' ' || aggregate_id || ' ' || reason from read_model.parked_event order by position",
                String.class);
    }
}
