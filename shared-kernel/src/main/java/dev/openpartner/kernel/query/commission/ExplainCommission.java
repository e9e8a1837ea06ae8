package dev.openpartner.kernel.query.commission;

import dev.openpartner.kernel.query.Query;
import dev.openpartner.kernel.query.conversion.ExplanationView;

/** Why a commission is what it is: the explanation of its conversion; refused as {@code commission_not_found}. */
public record ExplainCommission(String tenant, String commissionId) implements Query<ExplanationView> {}
