package dev.openpartner.kernel.customer;

import dev.openpartner.kernel.attribution.Attribution;
import dev.openpartner.kernel.attribution.Attribution.WeightedClick;
import dev.openpartner.kernel.attribution.AttributionEngine;
import dev.openpartner.kernel.attribution.AttributionModel;
import dev.openpartner.kernel.attribution.AttributionPolicies;
import dev.openpartner.kernel.attribution.Click;
import dev.openpartner.kernel.campaign.CampaignPolicy;
import dev.openpartner.kernel.commission.CommissionStatus;
import dev.openpartner.kernel.commission.PriceableTouch;
import dev.openpartner.kernel.commission.Pricing;
import dev.openpartner.kernel.commission.RuleSet;
import java.util.List;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/** Evaluates conversions of one customer against evidence, and knows which of them stand. */
final class Evaluator {

    private final CustomerState state;
    private final Policies policies;
    private final CommissionStanding standing;

    Evaluator(CustomerState state, DecisionContext context) {
        this.state = state;
        this.policies = context.policies();
        this.standing = context.standing();
    }

    /** What the decision about a conversion is, given these clicks and this history of firsts. */
    Evaluation evaluate(TrackedConversion conversion, NavigableSet<Click> clicks, FirstConversions firsts) {
        Attribution attribution =
                AttributionEngine.decide(conversion.occurredAtMs(), clicks, policiesAt(conversion.occurredAtMs()));
        List<PriceableTouch> touches = attribution.touches().stream()
                .map(credited -> priceable(credited, conversion.occurredAtMs()))
                .toList();
        return new Evaluation(
                attribution,
                touches,
                Pricing.price(
                        conversion.payable(), touches, (partner, type) -> firstMs(conversion, partner, type, firsts)));
    }

    int windowDays(Click click, long occurredAtMs) {
        return campaign(click.campaignId(), occurredAtMs).windowDays();
    }

    private CampaignPolicy.Version campaign(String campaignId, long occurredAtMs) {
        return policies.campaign(campaignId).inForceAt(occurredAtMs);
    }

    private AttributionPolicies policiesAt(long occurredAtMs) {
        return new AttributionPolicies() {
            @Override
            public AttributionModel model(String campaignId) {
                return campaign(campaignId, occurredAtMs).model();
            }

            @Override
            public int windowDays(String campaignId) {
                return campaign(campaignId, occurredAtMs).windowDays();
            }

            @Override
            public boolean isRevoked(String partnerId) {
                return !policies.partner(partnerId).isInStanding();
            }
        };
    }

    private PriceableTouch priceable(WeightedClick credited, long occurredAtMs) {
        Click click = credited.click();
        CampaignPolicy.Version campaign = campaign(click.campaignId(), occurredAtMs);
        RuleSet own = policies.partner(click.partnerId()).termsInForce(click.campaignId(), occurredAtMs);
        RuleSet rules =
                own == null ? campaign.rules() : own.withHoldbackOr(campaign.rules().holdbackDays());
        return new PriceableTouch(
                click.partnerId(), click.campaignId(), credited.weight(), rules, campaign.closedCode(occurredAtMs));
    }

    /**
     * The time of the partner's first conversion, unless that is the given one. A first that stands keeps its place: a conversion
     * that is reported later with an earlier time does not earn what was paid for being the first.
     */
    private @Nullable Long firstMs(
            TrackedConversion conversion, String partnerId, @Nullable String eventType, FirstConversions firsts) {
        ConversionMoment forgotten = firsts.forgottenFirst(partnerId, eventType);
        if (forgotten != null) {
            return forgotten.occurredAtMs();
        }
        ConversionMoment self = ConversionMoment.of(conversion);
        ConversionMoment other = firsts.firstOther(partnerId, eventType, self);
        if (other == null || other.compareTo(self) < 0) {
            return other == null ? null : other.occurredAtMs();
        }
        for (TrackedConversion later : state.decided().tailSet(conversion, false)) {
            if (later.paidAsFirst(partnerId, eventType) && stands(later)) {
                return later.occurredAtMs();
            }
        }
        return null;
    }

    /**
     * Whether a decision stands whatever evidence arrives: one of its commissions was reviewed, or a click it rests on is no
     * longer kept, so that it cannot be judged again.
     */
    boolean stands(TrackedConversion conversion) {
        return conversion.holdings().stream().anyMatch(held -> state.click(held.clickId()) == null)
                || conversion.commissionIds().stream().anyMatch(id -> standing.of(id) != CommissionStatus.ACCRUED);
    }
}
