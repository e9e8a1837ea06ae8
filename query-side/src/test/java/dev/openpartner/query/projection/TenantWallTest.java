package dev.openpartner.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.query.read.ReadTransaction;
import dev.openpartner.query.support.RandomHistory;
import dev.openpartner.query.support.ReadSide;
import dev.openpartner.query.table.Table;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TenantWallTest {

    private static ReadSide side;

    @BeforeAll
    static void project() {
        side = new ReadSide();
        new RandomHistory(side.history, 11).steps(300);
        new LiveFeed(side).run(100);
    }

    @AfterAll
    static void close() {
        side.close();
        side.dataSource().close();
    }

    @Test
    void aStatementThatNamesNoTenantSeesNothing() {
        assertNothingSeenWithoutATenant();
    }

    private static void assertNothingSeenWithoutATenant() {
        for (String table : tables()) {
            assertThat(side.jdbc().queryForObject("select count(*) from read_model." + table, Long.class)).as(table).isZero();
        }
    }

    @Test
    void aReadOfOneTenantNeverSeesAnothersRowsWhateverItForgets() {
        for (String table : tables()) {
            List<String> tenants = side.bean(ReadTransaction.class)
                    .read("t1", Set.of("conversions"), jdbc -> jdbc.sql("select distinct tenant from " + table)
                            .query(String.class)
                            .list())
                    .value();
            assertThat(tenants).as(table).isSubsetOf("t1");
        }
    }

    @Test
    void everyTableHasRowsOfBothTenantsToBeginWith() {
        Tables.dump(side).forEach((table, rows) -> assertThat(rows).as(table).isNotEmpty());
    }

    @Test
    void theWallStandsAfterARebuild() throws InterruptedException {
        Tables.rebuild(side, "all");
        assertNothingSeenWithoutATenant();
        List<@Nullable String> open = side.jdbc().queryForList(
                "select relname from pg_class where relnamespace = 'read_model'::regnamespace and relkind = 'r'"
                        + " and relname not in ('projection', 'rebuild', 'parked_event')"
                        + " and not (relrowsecurity and relforcerowsecurity)",
                String.class);
        assertThat(open).isEmpty();
    }

    private static List<String> tables() {
        return side.bean(Projections.class).all().stream().flatMap(p -> p.tables().stream()).map(Table::name).toList();
    }
}
