package dev.openpartner.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.query.support.History;
import dev.openpartner.query.support.Journey;
import dev.openpartner.query.support.ReadSide;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErasureTest {

    private final ReadSide side = new ReadSide();
    private final LiveFeed feed = new LiveFeed(side);

    @AfterEach
    void close() {
        side.close();
        side.dataSource().close();
    }

    @Test
    void aForgottenPersonIsGoneFromTheTablesAndFromEveryLaterRebuild() throws InterruptedException {
        side.history.partner("t1", "P1", "jill@agency.example");
        side.history.admin("t1", "A1", "judy@agency.example");
        Journey journey = side.history.journey("t1", "jane@acme.example");
        journey.stitch("X1", "P1", History.START_MS);
        Journey.Sale sale = journey.record("S1", 10_000L, "USD", History.START_MS);
        journey.attributed(sale, 1, "P1");
        feed.run(10);
        assertThat(Tables.dump(side).toString()).contains("jane@acme.example", "jill@agency.example", "judy", "acme.example", "deal");

        side.history.eraseCustomer(journey);
        side.history.erasePartner("t1", "P1");
        side.history.eraseAdmin("t1", "A1");
        feed.run(10);

        Map<String, List<String>> live = Tables.dump(side);
        assertThat(live.toString()).doesNotContain("jane", "acme.example", "deal", "jill", "judy", "agency", "Name of");
        assertThat(live.get("ledger_entry")).hasSize(1);
        Tables.rebuild(side, "all");
        assertThat(Tables.dump(side)).isEqualTo(live);
    }
}
