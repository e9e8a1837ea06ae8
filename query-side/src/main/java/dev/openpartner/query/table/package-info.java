/**
 * Read tables in memory: rows of a batch are loaded with one query for all tables, folded, and written in one round trip.
 */
@NullMarked
package dev.openpartner.query.table;

import org.jspecify.annotations.NullMarked;
