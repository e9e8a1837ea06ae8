package dev.openpartner.kernel.query.attribution;

import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.query.PageRequest;
import dev.openpartner.kernel.query.Query;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decided touches in log order. Every page that has or continues something carries a cursor, so that a job can resume from
 * the end of the list as it was.
 *
 * @param userId as sent; compared in its canonical form
 * @param since earliest time of decision, inclusive
 */
public record FindAttributions(
        String tenant,
        @Nullable String userId,
        @Nullable String eventId,
        @Nullable String partnerId,
        @Nullable Instant since,
        PageRequest page)
        implements Query<Page<AttributionView>> {}
