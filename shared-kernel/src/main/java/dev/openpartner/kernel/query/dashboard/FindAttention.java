package dev.openpartner.kernel.query.dashboard;

import dev.openpartner.kernel.query.Query;
import java.time.Instant;

/**
 * What waits for a person.
 *
 * @param now decides what has matured
 */
public record FindAttention(String tenant, Instant now) implements Query<Attention> {}
