package dev.openpartner.query.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.openpartner.kernel.api.Page;
import dev.openpartner.query.support.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pages of a list in which little matches, or nothing. */
class SelectTest {

    private static final int MOST = Select.MOST_LOOKED_AT;

    private static HikariDataSource dataSource;
    private static JdbcClient jdbc;

    @BeforeAll
    static void open() {
        dataSource = TestDatabase.create();
        jdbc = JdbcClient.create(dataSource);
        jdbc.sql("create table numbers as select n, n % 7 as rest from generate_series(1, 29999) n").update();
    }

    @AfterAll
    static void close() {
        dataSource.close();
    }

    @Test
    void aPageLooksAtSoManyRowsAndTellsWhereTheNextOneGoesOn() {
        Page<Long> first = page("m.n = 25000", 10, null);
        Page<Long> second = page("m.n = 25000", 10, first.nextCursor());
        Page<Long> third = page("m.n = 25000", 10, second.nextCursor());

        assertThat(first.data()).isEmpty();
        assertThat(first.nextCursor()).isEqualTo(Integer.toString(MOST));
        assertThat(second.data()).isEmpty();
        assertThat(third.data()).containsExactly(25_000L);
        assertThat(third.nextCursor()).as("nothing is behind it").isNull();
    }

    @Test
    void everythingThatMatchesIsOnOnePageOrAnother() {
        List<Long> found = new ArrayList<>();
        String cursor = null;
        do {
            Page<Long> page = page("m.n % 9999 = 0 or m.n = " + MOST, 2, cursor);
            found.addAll(page.data());
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(found).containsExactly(9_999L, (long) MOST, 19_998L, 29_997L);
    }

    @Test
    void whatIsJoinedIsLookedForToo() {
        Select select = Select.among("m.n", "numbers m", " join (values (3, 'three')) v(rest, name) on v.rest = m.rest")
                .where("m.n > ?", 10)
                .sift("v.name = ?", "three");

        assertThat(page(select, 2).data()).containsExactly(17L, 24L);
    }

    private static Page<Long> page(String condition, int limit, @Nullable String cursor) {
        Select select = Select.among("m.n", "numbers m", "")
                .maybe("m.n > ?", cursor == null ? null : Long.valueOf(cursor))
                .siftAll(condition);
        return page(select, limit);
    }

    private static Page<Long> page(Select select, int limit) {
        return select.page(jdbc, "m.n", limit, (row, number) -> row.getLong(1), last -> Objects.toString(last));
    }
}
