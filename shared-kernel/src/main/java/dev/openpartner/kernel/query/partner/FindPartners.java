package dev.openpartner.kernel.query.partner;

import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.query.PageRequest;
import dev.openpartner.kernel.query.Query;
import org.jspecify.annotations.Nullable;

/** Partners, newest first. */
public record FindPartners(String tenant, @Nullable String status, @Nullable String email, PageRequest page)
        implements Query<Page<PartnerView>> {}
