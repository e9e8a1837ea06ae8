package dev.openpartner.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.query.search.FindAnything;
import dev.openpartner.kernel.query.search.Hit;
import dev.openpartner.query.projection.LiveFeed;
import dev.openpartner.query.support.History;
import dev.openpartner.query.support.Journey;
import dev.openpartner.query.support.ReadSide;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Conversions are found by what a CRM calls their deal. */
class DealSearchTest {

    /** Of letters that no compression makes short enough for an index. */
    private static final String LONG = new Random(7).ints(10_000, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());

    private static ReadSide side;

    @BeforeAll
    static void project() throws InterruptedException {
        side = new ReadSide();
        Journey jane = side.history.journey("t1", "jane@acme.example");
        jane.waits(jane.record("S1", 100L, "USD", History.START_MS, "{\"dealId\": \"D-1\"}"));
        jane.waits(jane.record("S2", 100L, "USD", History.START_MS + 1, "{\"opportunityId\": 17}"));
        jane.waits(jane.record("S3", 100L, "USD", History.START_MS + 2, "{\"deal_id\": \"" + LONG + "\"}"));
        jane.waits(jane.record("S4", 100L, "USD", History.START_MS + 3, "{\"dealId\": \"D-1\"}"));
        Journey rival = side.history.journey("t2", "jane@acme.example");
        rival.waits(rival.record("R1", 100L, "USD", History.START_MS, "{\"dealId\": \"D-1\"}"));
        new LiveFeed(side).run(100);
    }

    @AfterAll
    static void close() {
        side.close();
        side.dataSource().close();
    }

    @Test
    void byEachNameThatIntegrationsUseTheLatestFirst() {
        assertThat(found("D-1")).containsExactly("S4", "S1");
        assertThat(found("17")).containsExactly("S2");
        assertThat(found("D-2")).isEmpty();
    }

    @Test
    void aDealOfTenThousandCharactersIsShownAsAnyOther() {
        assertThat(side.jdbc().queryForList("select reason from read_model.parked_event", String.class)).isEmpty();
        assertThat(found(LONG)).containsExactly("S3");
    }

    /** Row security keeps what a function makes of a column from being looked up in an index. */
    @Test
    void theIndexLeadsToThemThoughRowsAreWalledOff() {
        String plan = side.bean(TransactionTemplate.class).execute(status -> {
            side.jdbc().execute("set local enable_seqscan = off");
            side.jdbc().queryForList("select set_config('openpartner.tenant', 't1', true), set_config('search_path', 'read_model', true)");
            return String.join("\n", side.jdbc().queryForList(
                    "explain " + AnythingFinder.OF_DEAL.replace(":tenant", "'t1'").replace(":text", "'D-1'"), String.class));
        });

        assertThat(plan).containsPattern("conversion_by_deal[\\s\\S]*Index Cond: .*deal = ");
    }

    private static List<String> found(String text) {
        return side.bean(AnythingFinder.class).on(new FindAnything("t1", text)).value().stream().map(Hit::id).toList();
    }
}
