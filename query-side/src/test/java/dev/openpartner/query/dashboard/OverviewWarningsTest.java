package dev.openpartner.query.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import dev.openpartner.kernel.customer.CustomerState;
import dev.openpartner.query.projection.LiveFeed;
import dev.openpartner.query.support.History;
import dev.openpartner.query.support.Journey;
import dev.openpartner.query.support.RandomHistory;
import dev.openpartner.query.support.ReadSide;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

class OverviewWarningsTest {

    private static ReadSide side;
    private static MockMvc admin;

    @BeforeAll
    static void project() {
        side = new ReadSide();
        new RandomHistory(side.history, 12).steps(400);
        Journey nobody = side.history.journey("t1", "undefined");
        Journey atTheLimit = side.history.journey("t1", "null");
        for (int i = 0; i < CustomerState.MAX_WAITING; i++) {
            nobody.waits(nobody.record("U" + i, 100L, "USD", History.START_MS + i));
            atTheLimit.waits(atTheLimit.record("N" + i, 100L, "USD", History.START_MS + i));
        }
        Journey.Sale oneMore = nobody.record("one-more", 100L, "USD", History.START_MS);
        nobody.waits(oneMore);
        Journey.Sale settled = nobody.record("settled", 100L, "USD", History.START_MS);
        nobody.waits(settled);
        nobody.recalled(settled, 1, "t1P1");
        new LiveFeed(side).run(333);
        admin = side.mvc(ReadSide.ADMIN);
    }

    @AfterAll
    static void close() {
        side.close();
        side.dataSource().close();
    }

    @Test
    void aUserWithMoreWaitingConversionsThanAreKeptIsNamedWithTheWayOut() throws Exception {
        admin.perform(get("/api/admin/overview"))
                .andExpect(jsonPath("$.warnings.length()").value(1))
                .andExpect(jsonPath("$.warnings[0].code").value("waiting_beyond_limit"))
                .andExpect(jsonPath("$.warnings[0].userId").value("undefined"))
                .andExpect(jsonPath("$.warnings[0].waiting").value(CustomerState.MAX_WAITING + 1))
                .andExpect(jsonPath("$.warnings[0].hint").value(containsString("correct the integration")));
    }

    @Test
    void everyCustomersCountIsThatOfTheirWaitingConversions() {
        assertThat(query(
                        """
                        select 1 from read_model.conversion c left join read_model.customer_waiting w using (customer_id)
                        group by c.customer_id, w.waiting, w.tenant, c.tenant
                        having coalesce(w.waiting, 0) <> count(*) filter (where c.status <> 'attributed') or w.tenant <> c.tenant
                        """))
                .isEmpty();
        assertThat(query("select waiting from read_model.customer_waiting where waiting > 0")).hasSizeGreaterThan(5);
    }

    private static List<Long> query(String sql) {
        return side.bean(TransactionTemplate.class).execute(s -> {
            side.jdbc().queryForList("select set_config('openpartner.tenant', '*', true)");
            return side.jdbc().queryForList(sql, Long.class);
        });
    }

    @Test
    void theExplanationOfARecalledConversionNamesTheRecall() throws Exception {
        admin.perform(get("/api/attribution/events/settled/explanation"))
                .andExpect(jsonPath("$.sources[*].event").value(hasItems(
                        "customer.conversion-unattributed",
                        "customer.waiting-conversion-recalled",
                        "customer.conversion-settled")));
    }
}
