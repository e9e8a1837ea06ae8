package dev.openpartner.kernel.query.campaign;

import dev.openpartner.kernel.commission.RuleTerms;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A campaign with the version in force.
 *
 * @param status {@code scheduled}, {@code active} or {@code ended}
 */
public record CampaignView(
        String id,
        String name,
        String destinationUrl,
        List<String> deepLinkAllowedDomains,
        String attributionModel,
        int attributionWindowDays,
        @Nullable Integer holdbackDays,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        List<RuleTerms> commissionRules,
        int version,
        String status,
        Instant createdAt) {}
