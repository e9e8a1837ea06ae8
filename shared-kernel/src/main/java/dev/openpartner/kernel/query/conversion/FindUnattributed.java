package dev.openpartner.kernel.query.conversion;

import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.query.PageRequest;
import dev.openpartner.kernel.query.Query;

/** Conversions that nobody earned so far, latest business time first. */
public record FindUnattributed(String tenant, ConversionFilter filter, PageRequest page)
        implements Query<Page<UnattributedView>> {}
