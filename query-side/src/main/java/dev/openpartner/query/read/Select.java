package dev.openpartner.query.read;

import dev.openpartner.kernel.api.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A select whose conditions come one by one, and its pages by key: no offset, no count. Conditions that no index leads to are looked for
 * among so many rows and no more; so a page costs the same whether much matches or nothing does, and one that is short may go on.
 */
public final class Select {

    /** Looked at one by one for a page, within some tens of milliseconds. */
    public static final int MOST_LOOKED_AT = 10_000;

    private final String columns;
    private final String table;
    private final String joins;
    private final StringBuilder conditions = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();
    private final StringBuilder sieve = new StringBuilder();
    private final List<Object> sieved = new ArrayList<>();

    private Select(String columns, String table, String joins) {
        this.columns = columns;
        this.table = table;
        this.joins = joins;
    }

    /**
     * Begins a select.
     *
     * @param head up to the table names, without conditions
     */
    public static Select from(String head) {
        return new Select(head, "", "");
    }

    /**
     * Begins a select some of whose conditions may have no index.
     *
     * @param columns what is read, of the table and of its joins
     * @param table name and alias of the table by whose keys the pages go
     * @param joins what is joined to its rows; empty for nothing
     */
    public static Select among(String columns, String table, String joins) {
        return new Select("select " + columns, table, joins);
    }

    public Select where(String condition, Object... values) {
        add(conditions, condition);
        parameters.addAll(List.of(values));
        return this;
    }

    private static void add(StringBuilder conditions, String condition) {
        conditions.append(conditions.isEmpty() ? " where " : " and ").append('(').append(condition).append(')');
    }

    /** A condition on one value, left out when the value is absent. */
    public Select maybe(String condition, @Nullable Object value) {
        return value == null ? this : where(condition, value);
    }

    /** A condition that no index leads to, also on what is joined; left out when the value is absent. */
    public Select sift(String condition, @Nullable Object value) {
        return value == null ? this : siftAll(condition, value);
    }

    /** A condition that no index leads to, also on what is joined. */
    public Select siftAll(String condition, Object... values) {
        if (table.isEmpty()) {
            throw new IllegalStateException("only rows of one table are looked at one by one");
        }
        add(sieve, condition);
        sieved.addAll(List.of(values));
        return this;
    }

    /** Continues after a cursor, left out on the first page. */
    public Select after(@Nullable Cursor cursor, String condition, Function<Cursor, Object[]> keys) {
        return cursor == null ? this : where(condition, keys.apply(cursor));
    }

    /** One page in that order. The cursor is there when there is more, or when there may be more than was looked at. */
    public <T> Page<T> page(JdbcClient jdbc, String order, int limit, RowMapper<T> mapper, Function<T, String> cursor) {
        List<T> rows = rows(jdbc, order, limit + 1, mapper);
        if (rows.size() <= limit) {
            return new Page<>(rows, lastLookedAt(jdbc, order, mapper).map(cursor).orElse(null));
        }
        List<T> page = List.copyOf(rows.subList(0, limit));
        return new Page<>(page, cursor.apply(page.getLast()));
    }

    /** The first rows in that order. */
    public <T> List<T> rows(JdbcClient jdbc, String order, int limit, RowMapper<T> mapper) {
        String from = sieve.isEmpty() ? fromAll() : fromLookedAt(order, "limit " + MOST_LOOKED_AT);
        return jdbc.sql(columns + from + " order by " + order + " limit " + limit)
                .params(parameters)
                .params(sieved)
                .query(mapper)
                .list();
    }

    /** The row at which looking ended, while more are behind it. */
    private <T> Optional<T> lastLookedAt(JdbcClient jdbc, String order, RowMapper<T> mapper) {
        return sieve.isEmpty()
                ? Optional.empty()
                : jdbc.sql(columns + fromRows(order, "offset " + (MOST_LOOKED_AT - 1) + " limit 1"))
                        .params(parameters)
                        .query(mapper)
                        .optional();
    }

    private String fromAll() {
        return table.isEmpty() ? conditions.toString() : " from " + table + joins + conditions;
    }

    private String fromLookedAt(String order, String part) {
        return fromRows(order, part) + sieve;
    }

    private String fromRows(String order, String part) {
        String alias = table.substring(table.lastIndexOf(' ') + 1);
        return " from (select " + alias + ".* from " + table + conditions + " order by " + order + " " + part + ") " + alias + joins;
    }

    /**
     * What another select makes of the first rows in that order.
     *
     * @param outer the other one, which finds these rows under the name {@code first_rows}
     * @param values its own parameters
     */
    public <T> List<T> rowsOf(JdbcClient jdbc, String outer, List<Object> values, String order, int limit, RowMapper<T> mapper) {
        if (!sieve.isEmpty()) {
            throw new IllegalStateException("these rows are looked at by the other select");
        }
        String statement = "with first_rows as (" + columns + fromAll() + " order by " + order + " limit " + limit + ") " + outer;
        return jdbc.sql(statement).params(parameters).params(values).query(mapper).list();
    }
}
