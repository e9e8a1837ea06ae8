package dev.openpartner.query.table;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How values of a column travel: out as elements of an array parameter or as text of a COPY, and back from a result.
 *
 * @param <T> the value in Java
 */
public final class ColumnType<T> {

    public static final ColumnType<String> TEXT = new ColumnType<>("text", "text", text -> text, ResultSet::getString);

    /** JSON text, kept as it was written. */
    public static final ColumnType<String> JSON = new ColumnType<>("json", "text", text -> text, ResultSet::getString);

    public static final ColumnType<Long> BIGINT =
            new ColumnType<>("bigint", "bigint", number -> number, (row, index) -> row.getObject(index, Long.class));

    public static final ColumnType<Integer> INTEGER =
            new ColumnType<>("integer", "integer", number -> number, (row, index) -> row.getObject(index, Integer.class));

    public static final ColumnType<Boolean> BOOLEAN =
            new ColumnType<>("boolean", "boolean", truth -> truth, (row, index) -> row.getObject(index, Boolean.class));

    /** A list of texts. */
    public static final ColumnType<List<String>> TEXTS =
            new ColumnType<>("text[]", "text", ArrayText::ofTexts, (row, index) -> list(row.getArray(index), String[].class));

    /** A list of whole numbers. */
    public static final ColumnType<List<Long>> BIGINTS =
            new ColumnType<>("bigint[]", "text", ArrayText::ofNumbers, (row, index) -> list(row.getArray(index), Long[].class));

    private final String sqlName;
    private final String elementName;
    private final Function<T, Object> toElement;
    private final Reader<T> reader;

    private ColumnType(String sqlName, String elementName, Function<T, Object> toElement, Reader<T> reader) {
        this.sqlName = sqlName;
        this.elementName = elementName;
        this.toElement = toElement;
        this.reader = reader;
    }

    /** The type in SQL. */
    String sqlName() {
        return sqlName;
    }

    /** The type of the array elements that carry it; nested arrays cannot be unnested, so that they travel as text. */
    String elementName() {
        return elementName;
    }

    @Nullable Object element(@Nullable T value) {
        return value == null ? null : toElement.apply(value);
    }

    @Nullable T read(ResultSet row, int index) throws SQLException {
        return reader.read(row, index);
    }

    private static <E> @Nullable List<E> list(@Nullable Array array, Class<E[]> type) throws SQLException {
        return array == null ? null : List.of(type.cast(array.getArray()));
    }

    private interface Reader<T> {
        @Nullable T read(ResultSet row, int index) throws SQLException;
    }
}
