package dev.openpartner.command.campaign;

import dev.openpartner.kernel.campaign.CampaignEvent.CampaignVersion;
import dev.openpartner.kernel.campaign.CampaignState;
import dev.openpartner.kernel.commission.RuleTerms;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A campaign as clients see it. */
record CampaignResource(
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
        Instant createdAt) {

    static CampaignResource of(CampaignState campaign, long nowMs) {
        CampaignVersion current = campaign.current();
        return new CampaignResource(
                campaign.campaignId(),
                current.name(),
                current.destinationUrl(),
                current.deepLinkAllowedDomains(),
                current.attributionModel(),
                current.attributionWindowDays(),
                current.holdbackDays(),
                instant(current.startsAtMs()),
                instant(current.endsAtMs()),
                current.commissionRules(),
                current.version(),
                campaign.statusAt(nowMs),
                Instant.ofEpochMilli(campaign.createdAtMs()));
    }

    private static @Nullable Instant instant(@Nullable Long epochMs) {
        return epochMs == null ? null : Instant.ofEpochMilli(epochMs);
    }
}
