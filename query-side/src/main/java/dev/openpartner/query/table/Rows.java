package dev.openpartner.query.table;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one table that one batch touches: first wanted, then loaded together, then folded, then written together. Rows
 * that were not wanted are only found when this batch made them.
 */
public final class Rows {

    private final Table table;
    private final Map<List<Object>, Row> rows = new LinkedHashMap<>();
    private final Set<List<Object>> wanted = new LinkedHashSet<>();

    private final @Nullable RowMemory memory;

    /** @param memory what is known of a table under construction; absent for one that others write too */
    public Rows(Table table, @Nullable RowMemory memory) {
        this.table = table;
        this.memory = memory;
    }

    /** Asks for a row to be there, if the table has it, when events are applied. */
    public void want(Object... key) {
        List<Object> wantedKey = List.of(key);
        if (rows.containsKey(wantedKey)) {
            return;
        }
        Row remembered = memory == null ? null : memory.find(wantedKey);
        if (remembered != null) {
            rows.put(wantedKey, remembered);
        } else if (memory == null || !memory.isComplete()) {
            wanted.add(wantedKey);
        }
    }

    public @Nullable Row find(Object... key) {
        return rows.get(List.of(key));
    }

    /** A row that must exist. */
    public Row require(Object... key) {
        Row row = find(key);
        if (row == null) {
            throw new MissingRow(table, List.of(key));
        }
        return row;
    }

    /** A new row; the table refuses it when it has that key already. */
    public Row insert(Object... key) {
        Row row = Row.fresh(table);
        List<Object> newKey = List.of(key);
        for (int i = 0; i < newKey.size(); i++) {
            setKey(row, table.keys().get(i), newKey.get(i));
        }
        if (rows.putIfAbsent(newKey, row) != null || (memory != null && memory.find(newKey) != null)) {
            throw new IllegalStateException("row " + newKey + " exists already in " + table.name());
        }
        return row;
    }

    /** The row of a key that was wanted, made with its first values when it does not exist. */
    public Row findOrInsert(Consumer<Row> firstValues, Object... key) {
        Row row = find(key);
        if (row == null) {
            row = insert(key);
            firstValues.accept(row);
        }
        return row;
    }

    @SuppressWarnings("unchecked")
    private static <T> void setKey(Row row, Column<T> column, Object value) {
        row.set(column, (T) value);
    }

    public Table table() {
        return table;
    }

    /** Whether there are keys to load. */
    public boolean areWanted() {
        return !wanted.isEmpty();
    }

    /** Whether rows changed that the table has. */
    public boolean haveUpdates() {
        return rows.values().stream().anyMatch(row -> row.isStored() && row.isChanged());
    }

    /** What the table has once the changes are in it; remembered for later batches. */
    void written() {
        if (memory != null) {
            rows.forEach((key, row) -> {
                row.written();
                memory.keep(key, row);
            });
        }
    }

    /** The keys asked for since the last call, which were not known then. */
    List<List<Object>> takeWanted() {
        List<List<Object>> taken = List.copyOf(wanted);
        wanted.clear();
        return taken;
    }

    void loaded(List<Object> key, Row row) {
        rows.put(key, row);
    }

    Collection<Row> all() {
        return rows.values();
    }
}
