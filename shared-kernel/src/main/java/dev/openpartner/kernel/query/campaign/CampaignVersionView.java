package dev.openpartner.kernel.query.campaign;

import dev.openpartner.kernel.commission.RuleTerms;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a campaign.
 *
 * @param effectiveAt from when it is in force
 * @param changedBy who made it
 */
public record CampaignVersionView(
        String id,
        int version,
        Instant effectiveAt,
        String changedBy,
        String name,
        String destinationUrl,
        List<String> deepLinkAllowedDomains,
        String attributionModel,
        int attributionWindowDays,
        @Nullable Integer holdbackDays,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        List<RuleTerms> commissionRules) {}
