package dev.openpartner.kernel.query.campaign;

import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.query.PageRequest;
import dev.openpartner.kernel.query.Query;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Campaigns, newest first.
 *
 * @param status {@code scheduled}, {@code active} or {@code ended} at {@code now}
 */
public record FindCampaigns(String tenant, @Nullable String status, Instant now, PageRequest page)
        implements Query<Page<CampaignView>> {}
