package dev.openpartner.kernel.query.partner;

import dev.openpartner.kernel.query.Query;

/** One partner; refused as {@code partner_not_found}. */
public record FindPartner(String tenant, String partnerId) implements Query<PartnerView> {}
