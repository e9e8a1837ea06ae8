package dev.openpartner.query.table;

/**
 * A column of a read table.
 *
 * @param index its place among the table's columns, from 0
 */
public record Column<T>(String name, ColumnType<T> type, int index) {}
