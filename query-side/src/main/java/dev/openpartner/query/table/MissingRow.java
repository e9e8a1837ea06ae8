package dev.openpartner.query.table;

/** An event speaks of a row that must exist and does not. */
public final class MissingRow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingRow(Table table, Object key) {
        super("no row " + key + " in " + table.name());
    }
}
