/**
 * Limits that protect the server: so many requests at once, so many per key, and so many identities per address for those without one.
 * Counted per node, in bounded memory.
 */
@NullMarked
package dev.openpartner.server.ratelimit;

import org.jspecify.annotations.NullMarked;
