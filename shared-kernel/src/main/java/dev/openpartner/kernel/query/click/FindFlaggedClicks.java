package dev.openpartner.kernel.query.click;

import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.query.PageRequest;
import dev.openpartner.kernel.query.Query;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Clicks that carry a fraud flag, latest click first.
 *
 * @param flag only this flag: {@code velocity}, {@code manual} or {@code revoked}
 * @param since earliest time of the click, inclusive
 */
public record FindFlaggedClicks(
        String tenant,
        @Nullable String partnerId,
        @Nullable String flag,
        @Nullable Instant since,
        PageRequest page)
        implements Query<Page<FlaggedClickView>> {}
