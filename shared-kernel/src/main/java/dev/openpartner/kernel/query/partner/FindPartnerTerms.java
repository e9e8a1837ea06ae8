package dev.openpartner.kernel.query.partner;

import dev.openpartner.kernel.query.Query;
import java.util.List;

/** The own terms that a partner has now, those for all campaigns first; none: the campaigns' rules hold everywhere. */
public record FindPartnerTerms(String tenant, String partnerId) implements Query<List<PartnerTermsView>> {}
