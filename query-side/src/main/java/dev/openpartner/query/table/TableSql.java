package dev.openpartner.query.table;

import static java.util.stream.Collectors.joining;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The statements of one table; made once. Table names are not qualified: the search path says which build is meant.
 *
 * @param load what {@link JoinedQuery} takes
 */
record TableSql(String load, String insert, String upsert, String copy) {

    private static final Map<String, TableSql> MADE = new ConcurrentHashMap<>();

    static TableSql of(Table table) {
        return MADE.computeIfAbsent(table.name(), name -> make(table));
    }

    private static TableSql make(Table table) {
        String columns = table.columns().stream().map(Column::name).collect(joining(", "));
        String keys = table.keys().stream().map(Column::name).collect(joining(", "));
        String insert = "insert into %s (%s) select %s from unnest(%s) as r(%s)"
                .formatted(
                        table.name(),
                        columns,
                        table.columns().stream()
                                .map(c -> "r." + c.name() + "::" + c.type().sqlName())
                                .collect(joining(", ")),
                        table.columns().stream()
                                .map(c -> "?::" + c.type().elementName() + "[]")
                                .collect(joining(", ")),
                        columns);
        return new TableSql(
                load(table, keys),
                insert,
                insert + " on conflict (" + keys + ") do update set " + assignments(table),
                "copy " + table.name() + " (" + columns + ") from stdin (format binary)");
    }

    private static String load(Table table, String keys) {
        String columns = table.columns().stream().map(c -> c.type().selectedAs("t." + c.name())).collect(joining(", "));
        String arrays = table.keys().stream().map(c -> "?::" + c.type().elementName() + "[]").collect(joining(", "));
        return "array[%s] from unnest(%s) as k(%s) join %s t using (%s)".formatted(columns, arrays, keys, table.name(), keys);
    }

    private static String assignments(Table table) {
        return table.columns().stream()
                .filter(column -> !table.keys().contains(column))
                .map(column -> column.name() + " = excluded." + column.name())
                .collect(joining(", "));
    }
}
