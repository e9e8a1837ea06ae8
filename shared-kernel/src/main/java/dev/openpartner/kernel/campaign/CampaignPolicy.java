package dev.openpartner.kernel.campaign;

import dev.openpartner.kernel.attribution.AttributionModel;
import dev.openpartner.kernel.campaign.CampaignEvent.CampaignVersion;
import dev.openpartner.kernel.commission.Pricing;
import dev.openpartner.kernel.commission.RuleSet;
import dev.openpartner.kernel.commission.RuleSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The policy of a campaign, version by version, as decisions need it.
 *
 * @param versions in the order in which they were made; at least one
 */
public record CampaignPolicy(String campaignId, List<Version> versions) {

    /** Keeps its own copy of the versions. */
    public CampaignPolicy {
        versions = List.copyOf(versions);
    }

    /**
     * One version.
     *
     * @param fromMs when it came into force
     * @param endsAtMs the first moment at which the campaign no longer pays
     */
    public record Version(
            long fromMs,
            AttributionModel model,
            int windowDays,
            @Nullable Long startsAtMs,
            @Nullable Long endsAtMs,
            RuleSet rules) {

        /** Why the campaign does not pay for a conversion at this time; null while it runs. */
        public @Nullable String closedCode(long atMs) {
            if (startsAtMs != null && atMs < startsAtMs) {
                return Pricing.CAMPAIGN_NOT_STARTED;
            }
            return endsAtMs != null && atMs >= endsAtMs ? Pricing.CAMPAIGN_ENDED : null;
        }
    }

    /** The policy after an event; null before the first. */
    public static CampaignPolicy evolve(@Nullable CampaignPolicy policy, CampaignEvent event) {
        List<Version> versions = new ArrayList<>(policy == null ? List.of() : policy.versions);
        versions.add(version(event));
        return new CampaignPolicy(event.campaignId(), versions);
    }

    private static Version version(CampaignEvent event) {
        CampaignVersion campaign = event.campaign();
        AttributionModel model = AttributionModel.of(campaign.attributionModel())
                .orElseThrow(() -> new IllegalArgumentException("unknown stored model " + campaign.attributionModel()));
        RuleSet rules = RuleSet.of(
                RuleSource.CAMPAIGN,
                event.campaignId(),
                campaign.version(),
                campaign.commissionRules(),
                campaign.holdbackDays());
        return new Version(
                event.atMs(), model, campaign.attributionWindowDays(), campaign.startsAtMs(), campaign.endsAtMs(), rules);
    }

    /**
     * The version in force at a moment. Before the first came into force it is the first: a conversion that is reported with a
     * time before the campaign was set up here is decided as the campaign was first set up.
     */
    public Version inForceAt(long atMs) {
        for (Version version : versions.reversed()) {
            if (version.fromMs <= atMs) {
                return version;
            }
        }
        return versions.getFirst();
    }
}
