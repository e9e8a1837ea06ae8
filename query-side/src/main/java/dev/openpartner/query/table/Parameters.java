package dev.openpartner.query.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parameters of statements that are prepared as one. */
final class Parameters {

    private final List<Object> values = new ArrayList<>();

    /** A single value, an array of texts, or an {@link Elements}. */
    void add(Object value) {
        values.add(value instanceof String[] texts ? Elements.of("text", texts) : value);
    }

    void set(PreparedStatement statement, Connection connection) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof Elements elements) {
                statement.setArray(i + 1, connection.createArrayOf(elements.type(), elements.typed()));
            } else {
                statement.setObject(i + 1, values.get(i));
            }
        }
    }

    /** An array parameter of that element type. */
    record Elements(String type, List<@Nullable Object> values) {
        static Elements of(String type, @Nullable Object[] values) {
            return new Elements(type, Arrays.asList(values));
        }

        /** As an array of their own class: the driver sends those in binary, and an array of objects as text with quotes. */
        private @Nullable Object[] typed() {
            @Nullable Object[] untyped = values.toArray();
            Class<? extends @Nullable Object[]> typed =
                    switch (type) {
                        case "text" -> String[].class;
                        case "bigint" -> Long[].class;
                        case "integer" -> Integer[].class;
                        case "boolean" -> Boolean[].class;
                        default -> throw new IllegalArgumentException(type);
                    };
            return Arrays.copyOf(untyped, untyped.length, typed);
        }
    }
}
