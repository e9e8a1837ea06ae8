package dev.openpartner.query.table;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How values of a column travel: out as elements of an array parameter or in a binary COPY, and back as text.
 *
 * @param <T> the value in Java
 */
public final class ColumnType<T> {

    public static final ColumnType<String> TEXT =
            new ColumnType<>("text", "text", text -> text, "%s", text -> text, CopyBinary::text);
    /** JSON text, kept as it was written. */
    public static final ColumnType<String> JSON =
            new ColumnType<>("json", "text", text -> text, "%s::text", text -> text, CopyBinary::text);
    public static final ColumnType<Long> BIGINT =
            new ColumnType<>("bigint", "bigint", number -> number, "%s::text", Long::valueOf, CopyBinary::bigint);
    public static final ColumnType<Integer> INTEGER =
            new ColumnType<>("integer", "integer", number -> number, "%s::text", Integer::valueOf, CopyBinary::integer);
    public static final ColumnType<Boolean> BOOLEAN =
            new ColumnType<>("boolean", "boolean", truth -> truth, "%s::text", Boolean::valueOf, CopyBinary::truth);
    /** A list of texts. */
    public static final ColumnType<List<String>> TEXTS = new ColumnType<>(
            "text[]", "text", ArrayText::ofTexts, "array_to_json(%s)::text", ArrayText::toTexts, CopyBinary::texts);
    /** A list of whole numbers. */
    public static final ColumnType<List<Long>> BIGINTS = new ColumnType<>(
            "bigint[]", "text", ArrayText::ofNumbers, "array_to_json(%s)::text", ArrayText::toNumbers, CopyBinary::bigints);

    private final String sqlName;
    private final String elementName;
    private final Function<T, Object> toElement;
    private final String selectedAs;
    private final Function<String, T> fromText;
    private final BinaryWriter<T> toBinary;

    private ColumnType(
            String sqlName,
            String elementName,
            Function<T, Object> toElement,
            String selectedAs,
            Function<String, T> fromText,
            BinaryWriter<T> toBinary) {
        this.sqlName = sqlName;
        this.elementName = elementName;
        this.toElement = toElement;
        this.selectedAs = selectedAs;
        this.fromText = fromText;
        this.toBinary = toBinary;
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

    /** The expression that selects a column as the text that {@link #parse} reads. */
    String selectedAs(String column) {
        return selectedAs.formatted(column);
    }

    @Nullable T parse(@Nullable String text) {
        return text == null ? null : fromText.apply(text);
    }

    void writeBinary(CopyBinary out, T value) {
        toBinary.write(out, value);
    }

    private interface BinaryWriter<T> {
        void write(CopyBinary out, T value);
    }
}
