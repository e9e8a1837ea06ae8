/**
 * Admins as they stand now.
 */
@NullMarked
package dev.openpartner.query.admin;

import org.jspecify.annotations.NullMarked;
