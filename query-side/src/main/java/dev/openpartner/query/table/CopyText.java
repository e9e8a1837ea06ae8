package dev.openpartner.query.table;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in the text format of COPY: tab between columns, line feed after rows, backslash before what would be either. */
final class CopyText {

    private static final int EXPECTED_ROW_LENGTH = 300;

    private CopyText() {}

    static byte[] of(Table table, List<Row> rows) {
        StringBuilder text = new StringBuilder(rows.size() * EXPECTED_ROW_LENGTH);
        for (Row row : rows) {
            for (Column<?> column : table.columns()) {
                if (column.index() > 0) {
                    text.append('\t');
                }
                append(text, row.element(column));
            }
            text.append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder text, @Nullable Object value) {
        if (value == null) {
            text.append("\\N");
        } else if (value instanceof String string) {
            escape(text, string);
        } else {
            text.append(value);
        }
    }

    private static void escape(StringBuilder text, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }
}
