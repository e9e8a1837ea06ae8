package dev.openpartner.query.read;

import dev.openpartner.kernel.api.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A select whose conditions come one by one, and its pages by key: no offset, no count. */
public final class Select {

    private final StringBuilder sql;
    private final List<Object> parameters = new ArrayList<>();
    private boolean narrowed;

    private Select(String head) {
        this.sql = new StringBuilder(head);
    }

    /**
     * Begins a select.
     *
     * @param head up to the table names, without conditions
     */
    public static Select from(String head) {
        return new Select(head);
    }

    public Select where(String condition, Object... values) {
        sql.append(narrowed ? " and " : " where ").append('(').append(condition).append(')');
        narrowed = true;
        parameters.addAll(List.of(values));
        return this;
    }

    /** A condition on one value, left out when the value is absent. */
    public Select maybe(String condition, @Nullable Object value) {
        return value == null ? this : where(condition, value);
    }

    /** Continues after a cursor, left out on the first page. */
    public Select after(@Nullable Cursor cursor, String condition, Function<Cursor, Object[]> keys) {
        return cursor == null ? this : where(condition, keys.apply(cursor));
    }

    /** One page in that order. The cursor is there when there is more. */
    public <T> Page<T> page(JdbcClient jdbc, String order, int limit, RowMapper<T> mapper, Function<T, String> cursor) {
        List<T> rows = rows(jdbc, order, limit + 1, mapper);
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> page = List.copyOf(rows.subList(0, limit));
        return new Page<>(page, cursor.apply(page.getLast()));
    }

    /** The first rows in that order. */
    public <T> List<T> rows(JdbcClient jdbc, String order, int limit, RowMapper<T> mapper) {
        return jdbc.sql(sql + " order by " + order + " limit " + limit).params(parameters).query(mapper).list();
    }

    /**
     * What another select makes of the first rows in that order.
     *
     * @param outer the other one, which finds these rows under the name {@code first_rows}
     * @param values its own parameters
     */
    public <T> List<T> rowsOf(JdbcClient jdbc, String outer, List<Object> values, String order, int limit, RowMapper<T> mapper) {
        String statement = "with first_rows as (" + sql + " order by " + order + " limit " + limit + ") " + outer;
        return jdbc.sql(statement).params(parameters).params(values).query(mapper).list();
    }
}
