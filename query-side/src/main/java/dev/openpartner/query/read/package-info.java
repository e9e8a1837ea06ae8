/**
 * What every read shares: one tenant's read-only transaction, pages by key, query parameters with all their faults named, and
 * answers that say how recent they are.
 */
@NullMarked
package dev.openpartner.query.read;

import org.jspecify.annotations.NullMarked;
