package dev.openpartner.kernel.query.link;

import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.query.PageRequest;
import dev.openpartner.kernel.query.Query;

/** A partner's links, newest first; refused as {@code partner_not_found}. */
public record FindLinks(String tenant, String partnerId, PageRequest page) implements Query<Page<LinkView>> {}
