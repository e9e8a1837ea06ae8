package dev.openpartner.query.table;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several questions asked as one query: what a small one costs is its round trip. Every row of every answer is an array of texts,
 * which alone lets answers of different shapes stand in one result.
 */
public final class JoinedQuery {

    private final List<String> parts = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private final Parameters parameters = new Parameters();

    /**
     * Adds a question.
     *
     * @param from what follows {@code select}: an {@code array[...]} of texts, and where it comes from
     * @param answer is given each row
     */
    public JoinedQuery ask(String from, Answer answer, Object... values) {
        parts.add("select " + parts.size() + ", " + from);
        answers.add(answer);
        for (Object value : values) {
            parameters.add(value);
        }
        return this;
    }

    /** Asks for all rows wanted since they were last asked for. */
    public JoinedQuery load(Rows rows) {
        List<List<Object>> keys = rows.takeWanted();
        if (keys.isEmpty()) {
            return this;
        }
        Table table = rows.table();
        Object[] arrays = new Object[table.keys().size()];
        for (int i = 0; i < arrays.length; i++) {
            int index = i;
            arrays[i] = Parameters.Elements.of(
                    table.keys().get(i).type().elementName(), keys.stream().map(key -> key.get(index)).toArray());
        }
        return ask(TableSql.of(table).load(), texts -> loaded(rows, texts), arrays);
    }

    private static void loaded(Rows rows, @Nullable String[] texts) {
        Table table = rows.table();
        @Nullable Object[] values = new @Nullable Object[texts.length];
        for (Column<?> column : table.columns()) {
            values[column.index()] = column.type().parse(texts[column.index()]);
        }
        rows.loaded(table.keys().stream().map(key -> key(values, key)).toList(), Row.stored(values));
    }

    private static Object key(@Nullable Object[] values, Column<?> column) {
        Object value = values[column.index()];
        if (value == null) {
            throw new IllegalStateException("key column " + column.name() + " is empty");
        }
        return value;
    }

    /** Asks, and gives each row to whom it belongs. */
    public void run(Connection connection) throws SQLException {
        if (parts.isEmpty()) {
            return;
        }
        try (PreparedStatement prepared = connection.prepareStatement(String.join(" union all ", parts))) {
            parameters.set(prepared, connection);
            try (ResultSet rows = prepared.executeQuery()) {
                while (rows.next()) {
                    Array texts = rows.getArray(2);
                    answers.get(rows.getInt(1)).row((@Nullable String[]) texts.getArray());
                }
            }
        }
    }

    /** Takes the rows of one question. */
    public interface Answer {
        void row(@Nullable String[] texts);
    }
}
