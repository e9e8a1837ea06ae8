package dev.openpartner.query.projection;

import dev.openpartner.query.support.ReadSide;
import dev.openpartner.query.table.Table;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionTemplate;

/** The contents of all read tables, row by row. */
final class Tables {

    private Tables() {}

    static Map<String, List<String>> dump(ReadSide side) {
        Map<String, List<String>> dump = new LinkedHashMap<>();
        side.bean(TransactionTemplate.class).executeWithoutResult(s -> {
            side.jdbc().queryForList("select set_config('openpartner.tenant', '*', true)");
            for (Projection projection : side.bean(Projections.class).all()) {
                for (Table table : projection.tables()) {
                    String key = table.keys().stream().map(c -> c.name()).collect(Collectors.joining(", "));
                    dump.put(table.name(), side.jdbc().queryForList(
                            "select t::text from read_model." + table.name() + " t order by " + key, String.class));
                }
            }
        });
        return dump;
    }

    static void rebuild(ReadSide side, String name) throws InterruptedException {
        side.bean(Rebuilds.class).start(name);
        awaitNoRebuild(side);
    }

    static void awaitNoRebuild(ReadSide side) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            Long running = side.jdbc().queryForObject(
                    "select (select count(*) from read_model.rebuild) + (select count(*) from read_model.projection"
                            + " where state <> 'live') + (select count(*) from pg_locks where locktype = 'advisory'"
                            + " and database = (select oid from pg_database where datname = current_database()))", Long.class);
            if (running != null && running == 0) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the rebuild did not end");
            }
            Thread.onSpinWait();
        }
    }
}
