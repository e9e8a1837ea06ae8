/**
 * Partners as they stand now.
 */
@NullMarked
package dev.openpartner.query.partner;

import org.jspecify.annotations.NullMarked;
