package dev.openpartner.query.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row while a batch is folded. */
public final class Row {

    private final @Nullable Object[] values;
    private boolean stored;
    private boolean changed;

    private Row(@Nullable Object[] values, boolean stored) {
        this.values = values;
        this.stored = stored;
        this.changed = !stored;
    }

    /** A row that the table does not have yet. */
    static Row fresh(Table table) {
        return new Row(new @Nullable Object[table.columns().size()], false);
    }

    /** A row as the table has it. */
    static Row stored(@Nullable Object[] values) {
        return new Row(values, true);
    }

    public <T> Row set(Column<T> column, @Nullable T value) {
        values[column.index()] = value;
        changed = true;
        return this;
    }

    /** The value of a column that is never empty. */
    public <T> T get(Column<T> column) {
        T value = find(column);
        if (value == null) {
            throw new IllegalStateException("no value in column " + column.name());
        }
        return value;
    }

    /** The value of a column that may be empty. */
    @SuppressWarnings("unchecked")
    public <T> @Nullable T find(Column<T> column) {
        return (T) values[column.index()];
    }

    /** Adds to a counter. */
    public Row add(Column<Long> column, long more) {
        return set(column, Math.addExact(get(column), more));
    }

    /** Adds to the end of a list. */
    public <T> Row append(Column<List<T>> column, T element) {
        List<T> longer = new ArrayList<>(get(column));
        longer.add(element);
        return set(column, List.copyOf(longer));
    }

    /** The table has it, or will have it before anybody asks it. */
    void written() {
        stored = true;
        changed = false;
    }

    boolean isStored() {
        return stored;
    }

    boolean isChanged() {
        return changed;
    }

    <T> @Nullable Object element(Column<T> column) {
        return column.type().element(find(column));
    }
}
