package dev.openpartner.kernel.query.conversion;

import dev.openpartner.kernel.query.Query;

/** Why a conversion was decided as it was; refused as {@code event_not_found}. */
public record ExplainConversion(String tenant, String eventId) implements Query<ExplanationView> {}
