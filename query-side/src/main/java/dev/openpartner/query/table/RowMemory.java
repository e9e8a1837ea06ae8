package dev.openpartner.query.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table under construction that a batch made or touched lately, so that the next one need not ask for them. As long as
 * nothing was let go it knows all rows there are, and what it does not know is new. For one thread.
 */
public final class RowMemory {

    private final Map<List<Object>, Row> rows;
    private boolean complete = true;

    /**
     * An empty memory of an empty table.
     *
     * @param mostValues how many values it may hold, over all columns
     */
    public RowMemory(Table table, int mostValues) {
        int mostRows = mostValues / table.columns().size();
        this.rows = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<List<Object>, Row> eldest) {
                boolean full = size() > mostRows;
                complete = complete && !full;
                return full;
            }
        };
    }

    @Nullable Row find(List<Object> key) {
        return rows.get(key);
    }

    boolean isComplete() {
        return complete;
    }

    void keep(List<Object> key, Row row) {
        rows.put(key, row);
    }

    /** Forgets everything: the table is not what was thought. */
    public void clear() {
        rows.clear();
        complete = false;
    }
}
