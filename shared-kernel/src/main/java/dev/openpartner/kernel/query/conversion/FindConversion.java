package dev.openpartner.kernel.query.conversion;

import dev.openpartner.kernel.query.Query;

/** One conversion; refused as {@code event_not_found}. */
public record FindConversion(String tenant, String eventId) implements Query<ConversionView> {}
