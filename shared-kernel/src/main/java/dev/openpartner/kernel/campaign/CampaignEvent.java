package dev.openpartner.kernel.campaign;

import dev.openpartner.kernel.commission.RuleTerms;
import dev.openpartner.kernel.message.DomainEvent;
import dev.openpartner.kernel.message.EventName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a campaign. A change carries the whole new version, so that any version reads alone. */
public sealed interface CampaignEvent extends DomainEvent {

    String campaignId();

    CampaignVersion campaign();

    long atMs();

    String by();

    /** A campaign was set up, with its version 1. */
    @EventName("campaign.created")
    record CampaignCreated(String tenant, String campaignId, CampaignVersion campaign, long atMs, String by)
            implements CampaignEvent {}

    /** A new version is in force from {@code atMs} on. */
    @EventName("campaign.changed")
    record CampaignChanged(String tenant, String campaignId, CampaignVersion campaign, long atMs, String by)
            implements CampaignEvent {}

    /**
     * One version of a campaign.
     *
     * @param version from 1
     * @param attributionModel {@code last_click}, {@code first_click}, {@code linear} or {@code position}
     * @param attributionWindowDays 1 to 365
     * @param holdbackDays days before a commission may be approved; absent: none
     * @param endsAtMs the first moment at which it no longer pays
     */
    record CampaignVersion(
            int version,
            String name,
            String destinationUrl,
            List<String> deepLinkAllowedDomains,
            String attributionModel,
            int attributionWindowDays,
            @Nullable Integer holdbackDays,
            @Nullable Long startsAtMs,
            @Nullable Long endsAtMs,
            List<RuleTerms> commissionRules) {}
}
