/**
 * Read tables in memory: rows of a batch are loaded with one query per table, folded, and written with one statement per table.
 */
@NullMarked
package dev.openpartner.query.table;

import org.jspecify.annotations.NullMarked;
