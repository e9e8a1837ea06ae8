/**
 * The machinery of projections: fed live in the transaction of the processor's token, built anew beside the live ones and
 * switched, poisoned events put aside with their reasons. Knows no projection by name.
 */
@NullMarked
package dev.openpartner.query.projection;

import org.jspecify.annotations.NullMarked;
