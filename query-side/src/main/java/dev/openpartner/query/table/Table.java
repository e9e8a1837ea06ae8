package dev.openpartner.query.table;

import java.util.ArrayList;
import java.util.List;

/**
 * A read table as its projector sees it: the columns that are written, and the key by which rows are found.
 *
 * @param keys the columns of the primary key
 */
public record Table(String name, List<Column<?>> columns, List<Column<?>> keys) {

    /** Keeps its own copies of the lists. */
    public Table {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
    }

    /** Begins the declaration of a table's columns, in the order in which they are written. */
    public static Columns named(String name) {
        return new Columns(name);
    }

    /** Columns declared one by one. */
    public static final class Columns {

        private final String tableName;
        private final List<Column<?>> columns = new ArrayList<>();
        private final List<Column<?>> keys = new ArrayList<>();

        private Columns(String tableName) {
            this.tableName = tableName;
        }

        /** A column of the primary key. */
        public <T> Column<T> key(String name, ColumnType<T> type) {
            Column<T> column = column(name, type);
            keys.add(column);
            return column;
        }

        public <T> Column<T> column(String name, ColumnType<T> type) {
            Column<T> column = new Column<>(name, type, columns.size());
            columns.add(column);
            return column;
        }

        public Column<String> text(String name) {
            return column(name, ColumnType.TEXT);
        }

        public Column<Long> bigint(String name) {
            return column(name, ColumnType.BIGINT);
        }

        public Column<Integer> integer(String name) {
            return column(name, ColumnType.INTEGER);
        }

        /** The table with the columns declared so far. */
        public Table table() {
            return new Table(tableName, columns, keys);
        }
    }
}
