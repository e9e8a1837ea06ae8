package dev.openpartner.query.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.openpartner.query.support.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of every type, out in both ways and back. */
class RoundTripTest {

    private static final Table.Columns COLUMNS = Table.named("thing");

    static {
        COLUMNS.key("place", ColumnType.INTEGER);
    }

    private static final Column<String> NAME = COLUMNS.text("name");
    private static final Column<Long> AMOUNT = COLUMNS.bigint("amount");
    private static final Column<Boolean> TRUTH = COLUMNS.column("truth", ColumnType.BOOLEAN);
    private static final Column<String> JSON = COLUMNS.column("details", ColumnType.JSON);
    private static final Column<List<String>> TEXTS = COLUMNS.column("texts", ColumnType.TEXTS);
    private static final Column<List<Long>> NUMBERS = COLUMNS.column("numbers", ColumnType.BIGINTS);
    private static final Table THINGS = COLUMNS.table();
    private static final String ODD = "tab\t line\n \"quoted\" \\ {brace,} ünï \uD83D\uDE80 NULL";

    private final HikariDataSource database = TestDatabase.create();
    private Connection connection;

    @BeforeEach
    void create() throws SQLException {
        connection = database.getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("create table thing (place integer primary key, name text, amount bigint, truth boolean,"
                    + " details json, texts text[], numbers bigint[])");
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyValueComesBackAsItWas(boolean bulk) throws SQLException {
        Rows made = new Rows(THINGS, null);
        made.insert(1)
                .set(NAME, ODD)
                .set(AMOUNT, Long.MIN_VALUE)
                .set(TRUTH, true)
                .set(JSON, "{\"a\": 1.50,  \"b\":\"" + "x".repeat(2000) + "\"}")
                .set(TEXTS, List.of(ODD, "", "null"))
                .set(NUMBERS, List.of(-1L, Long.MAX_VALUE));
        made.insert(2).set(TEXTS, List.of()).set(NUMBERS, List.of()).set(TRUTH, false);
        made.insert(3);
        Changes changes = new Changes(bulk);
        changes.add(made);
        changes.send(connection);

        Rows read = new Rows(THINGS, null);
        read.want(1);
        read.want(2);
        read.want(3);
        read.want(4);
        new JoinedQuery().load(read).run(connection);

        assertThat(read.find(4)).isNull();
        for (int place = 1; place <= 3; place++) {
            for (Column<?> column : THINGS.columns()) {
                assertThat((Object) read.require(place).find(column)).isEqualTo(made.require(place).find(column));
            }
        }
    }

    @Test
    void statementsRunInOrderAndStopAtTheFirstThatFails() throws SQLException {
        new Statements()
                .add("insert into thing (place, amount) values (?, ?)", 1, 5L)
                .add("update thing set amount = amount + ? where place = any(?::integer[])", 2L, "{1}")
                .execute(connection);
        assertThatThrownBy(() -> new Statements()
                        .add("insert into thing (place) values (?)", 1)
                        .add("insert into thing (place) values (?)", 2)
                        .execute(connection))
                .isInstanceOf(SQLException.class);

        Rows read = new Rows(THINGS, null);
        read.want(1);
        read.want(2);
        new JoinedQuery().load(read).run(connection);
        assertThat(read.require(1).get(AMOUNT)).isEqualTo(7);
        assertThat(read.find(2)).isNull();
    }

    @Test
    void aMemoryThatLetNothingGoKnowsWhatIsNew() {
        RowMemory memory = new RowMemory(THINGS, 2 * THINGS.columns().size());
        remember(memory, 1);
        remember(memory, 2);
        Rows rows = new Rows(THINGS, memory);
        rows.want(1);
        rows.want(3);
        assertThat(rows.find(1)).isNotNull();
        assertThat(rows.areWanted()).isFalse();

        remember(memory, 3);
        Rows later = new Rows(THINGS, memory);
        later.want(4);
        assertThat(later.areWanted()).isTrue();
    }

    private static void remember(RowMemory memory, int place) {
        Rows rows = new Rows(THINGS, memory);
        rows.insert(place);
        rows.written();
    }
}
