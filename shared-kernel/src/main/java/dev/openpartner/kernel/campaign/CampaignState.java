package dev.openpartner.kernel.campaign;

import dev.openpartner.kernel.campaign.CampaignCommand.ChangeCampaign;
import dev.openpartner.kernel.campaign.CampaignCommand.CreateCampaign;
import dev.openpartner.kernel.campaign.CampaignEvent.CampaignChanged;
import dev.openpartner.kernel.campaign.CampaignEvent.CampaignCreated;
import dev.openpartner.kernel.campaign.CampaignEvent.CampaignVersion;
import dev.openpartner.kernel.message.Refused;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One campaign as its events tell, for changing and showing it. What it paid in the past is not decided here.
 *
 * @param current its newest version
 */
public record CampaignState(String tenant, String campaignId, CampaignVersion current, long createdAtMs) {

    /** The state after an event; the first event of a campaign creates it. */
    public static CampaignState evolve(@Nullable CampaignState state, CampaignEvent event) {
        return switch (event) {
            case CampaignCreated created ->
                new CampaignState(created.tenant(), created.campaignId(), created.campaign(), created.atMs());
            case CampaignChanged changed -> {
                if (state == null) {
                    throw new IllegalStateException(
                            "the stream of campaign %s does not begin with its creation".formatted(changed.campaignId()));
                }
                yield new CampaignState(state.tenant, state.campaignId, changed.campaign(), state.createdAtMs);
            }
        };
    }

    /** Decides on a campaign's first version, whose fields are valid. */
    public static CampaignCreated create(CreateCampaign command) {
        return new CampaignCreated(command.tenant(), command.campaignId(), command.campaign(), command.atMs(), command.by());
    }

    /**
     * This campaign, for a caller of that tenant.
     *
     * @throws Refused {@code campaign_not_found} when it is another tenant's
     */
    public CampaignState of(String askedBy) {
        if (!tenant.equals(askedBy)) {
            throw notFound();
        }
        return this;
    }

    /**
     * Decides on a new version; nothing when the changes change nothing.
     *
     * @throws Refused {@code campaign_not_found} for another tenant's, {@code ends_before_start}
     */
    public Optional<CampaignEvent> change(ChangeCampaign command) {
        CampaignVersion next = command.changes().after(of(command.tenant()).current);
        if (next.startsAtMs() != null && next.endsAtMs() != null && next.endsAtMs() <= next.startsAtMs()) {
            throw Refused.invalid("ends_before_start", "The campaign would end before it starts. Change startsAt or endsAt.");
        }
        return next.equals(renumbered(current, next.version()))
                ? Optional.empty()
                : Optional.of(new CampaignChanged(tenant, campaignId, next, command.atMs(), command.by()));
    }

    /** {@code scheduled}, {@code active} or {@code ended} at a moment. */
    public String statusAt(long atMs) {
        if (current.endsAtMs() != null && atMs >= current.endsAtMs()) {
            return "ended";
        }
        return current.startsAtMs() != null && atMs < current.startsAtMs() ? "scheduled" : "active";
    }

    /** The refusal of a command for a campaign that this tenant does not have. */
    public static Refused notFound() {
        return Refused.notFound("campaign_not_found", "There is no such campaign.");
    }

    private static CampaignVersion renumbered(CampaignVersion campaign, int version) {
        return new CampaignVersion(
                version,
                campaign.name(),
                campaign.destinationUrl(),
                campaign.deepLinkAllowedDomains(),
                campaign.attributionModel(),
                campaign.attributionWindowDays(),
                campaign.holdbackDays(),
                campaign.startsAtMs(),
                campaign.endsAtMs(),
                campaign.commissionRules());
    }
}
