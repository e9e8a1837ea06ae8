package dev.openpartner.console.partner;

import dev.openpartner.kernel.commission.RuleTerms;
import dev.openpartner.kernel.query.campaign.CampaignView;
import dev.openpartner.kernel.query.partner.PartnerTermsView;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign pays one partner now.
 *
 * @param because a sentence that says whose rules these are
 * @param heldBack a sentence that says for how long commissions wait
 */
public record RulesInForce(CampaignView campaign, List<RuleTerms> rules, String because, String heldBack) {

    /** Keeps its own copy of the rules. */
    public RulesInForce {
        rules = List.copyOf(rules);
    }

    /**
     * What holds in each campaign that has not ended: the partner's own terms for it, else their own for all campaigns, else its
     * own rules; as a commission is priced.
     *
     * @param whose how the page names the partner whose own terms these are: {@code Your}
     */
    public static List<RulesInForce> of(List<CampaignView> campaigns, List<PartnerTermsView> terms, String whose) {
        return campaigns.stream()
                .filter(campaign -> !campaign.status().equals("ended"))
                .map(campaign -> of(campaign, terms, whose))
                .toList();
    }

    private static RulesInForce of(CampaignView campaign, List<PartnerTermsView> terms, String whose) {
        return termsFor(campaign.id(), terms).or(() -> termsFor(null, terms))
                .map(own -> new RulesInForce(campaign, own.commissionRules(), because(own, whose),
                        heldBack(own.holdbackDays() == null ? campaign.holdbackDays() : own.holdbackDays())))
                .orElseGet(() -> new RulesInForce(campaign, campaign.commissionRules(),
                        "The campaign's rules hold, version " + campaign.version() + ".", heldBack(campaign.holdbackDays())));
    }

    private static Optional<PartnerTermsView> termsFor(@Nullable String campaignId, List<PartnerTermsView> terms) {
        return terms.stream().filter(own -> Objects.equals(own.campaignId(), campaignId)).findFirst();
    }

    private static String because(PartnerTermsView own, String whose) {
        String reach = own.campaignId() == null ? "every campaign" : "this campaign";
        return whose + " own rules for " + reach + " hold, version " + own.version() + ", in place of the campaign's.";
    }

    private static String heldBack(@Nullable Integer days) {
        if (days == null || days == 0) {
            return "Nothing is held back.";
        }
        return "Commissions are held back " + (days == 1 ? "one day." : days + " days.");
    }
}
