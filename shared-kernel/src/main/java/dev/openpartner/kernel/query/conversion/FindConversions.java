package dev.openpartner.kernel.query.conversion;

import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.query.PageRequest;
import dev.openpartner.kernel.query.Query;

/** Conversions, latest business time first. */
public record FindConversions(String tenant, ConversionFilter filter, PageRequest page)
        implements Query<Page<ConversionView>> {}
