package dev.openpartner.kernel.campaign;

import dev.openpartner.kernel.campaign.CampaignEvent.CampaignVersion;
import dev.openpartner.kernel.commission.RuleTerms;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to change in a campaign. An absent field stays as it is, unless it is named among those to clear.
 *
 * @param cleared optional fields to take away
 */
public record CampaignChanges(
        @Nullable String name,
        @Nullable String destinationUrl,
        @Nullable List<String> deepLinkAllowedDomains,
        @Nullable String attributionModel,
        @Nullable Integer attributionWindowDays,
        @Nullable Integer holdbackDays,
        @Nullable Long startsAtMs,
        @Nullable Long endsAtMs,
        @Nullable List<RuleTerms> commissionRules,
        Set<Clearable> cleared) {

    /** The fields that a campaign can do without. */
    public enum Clearable {
        HOLDBACK_DAYS,
        STARTS_AT,
        ENDS_AT
    }

    /** The version that follows another one under these changes; its number is one higher. */
    CampaignVersion after(CampaignVersion current) {
        return new CampaignVersion(
                current.version() + 1,
                or(name, current.name()),
                or(destinationUrl, current.destinationUrl()),
                or(deepLinkAllowedDomains, current.deepLinkAllowedDomains()),
                or(attributionModel, current.attributionModel()),
                or(attributionWindowDays, current.attributionWindowDays()),
                orCleared(Clearable.HOLDBACK_DAYS, holdbackDays, current.holdbackDays()),
                orCleared(Clearable.STARTS_AT, startsAtMs, current.startsAtMs()),
                orCleared(Clearable.ENDS_AT, endsAtMs, current.endsAtMs()),
                or(commissionRules, current.commissionRules()));
    }

    private static <T> T or(@Nullable T changed, T current) {
        return changed == null ? current : changed;
    }

    private <T> @Nullable T orCleared(Clearable field, @Nullable T changed, @Nullable T current) {
        if (cleared.contains(field)) {
            return null;
        }
        return changed == null ? current : changed;
    }
}
