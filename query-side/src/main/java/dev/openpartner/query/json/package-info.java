/**
 * JSON in read tables: written and read back the same way everywhere.
 */
@NullMarked
package dev.openpartner.query.json;

import org.jspecify.annotations.NullMarked;
