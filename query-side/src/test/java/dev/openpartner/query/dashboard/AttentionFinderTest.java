package dev.openpartner.query.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.query.support.ReadSide;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class AttentionFinderTest {

    private static ReadSide side;

    @BeforeAll
    static void create() {
        side = new ReadSide();
    }

    @AfterAll
    static void close() {
        side.close();
        side.dataSource().close();
    }

    /** A million commissions that can be approved are not gone through to find none that is held back. */
    @Test
    void theIndexLeadsToThoseOfThatMaturityThoughRowsAreWalledOff() {
        assertThat(List.of(AttentionFinder.PAYABLE, AttentionFinder.HELD_BACK)).allSatisfy(count -> assertThat(plan(count))
                .containsPattern("commission_waiting_by_maturity[\\s\\S]*Index Cond: .*payable_from_ms "));
    }

    private static String plan(String count) {
        return Objects.requireNonNull(side.bean(TransactionTemplate.class).execute(status -> {
            side.jdbc().execute("set local enable_seqscan = off");
            side.jdbc().queryForList("select set_config('openpartner.tenant', 't1', true), set_config('search_path', 'read_model', true)");
            return String.join("\n", side.jdbc().queryForList(
                    "explain " + count.replaceFirst("\\?", "'t1'").replaceFirst("\\?", "17"), String.class));
        }));
    }
}
