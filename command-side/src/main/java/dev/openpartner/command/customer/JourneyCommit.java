package dev.openpartner.command.customer;

import dev.openpartner.command.aggregate.Aggregates;
import dev.openpartner.command.campaign.Campaign;
import dev.openpartner.command.commission.Commission;
import dev.openpartner.command.partner.Partner;
import dev.openpartner.command.recall.RecallRequests;
import dev.openpartner.kernel.campaign.CampaignPolicy;
import dev.openpartner.kernel.commission.CommissionEvent.CommissionAccrued;
import dev.openpartner.kernel.commission.CommissionStatus;
import dev.openpartner.kernel.customer.CustomerEvent;
import dev.openpartner.kernel.customer.CustomerState;
import dev.openpartner.kernel.customer.DecisionContext;
import dev.openpartner.kernel.customer.JourneyOutcome;
import dev.openpartner.kernel.customer.JourneyOutcome.SupersededCommission;
import dev.openpartner.kernel.customer.Policies;
import dev.openpartner.kernel.id.IdSource;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.partner.PartnerPolicy;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Takes a decision about a customer with what it asks for loaded, and records all that follows from it: the customer's events,
 * the commissions that open, those that are replaced, and the request to look at conversions that the state does not keep. One
 * unit of work, so all of it or nothing.
 */
@Component
@Profile("role-command")
class JourneyCommit {

    private final Repository<Campaign> campaigns;
    private final Repository<Partner> partners;
    private final Repository<Commission> commissions;
    private final RecallRequests recalls;
    private final IdSource ids;

    JourneyCommit(
            Repository<Campaign> campaigns,
            Repository<Partner> partners,
            Repository<Commission> commissions,
            RecallRequests recalls,
            IdSource ids) {
        this.campaigns = campaigns;
        this.partners = partners;
        this.commissions = commissions;
        this.recalls = recalls;
        this.ids = ids;
    }

    /**
     * Decides and records.
     *
     * @param metadata may choose the id of an event
     */
    JourneyOutcome commit(
            Aggregate<Customer> customer,
            BiFunction<CustomerState, DecisionContext, JourneyOutcome> decision,
            long nowMs,
            Function<CustomerEvent, MetaData> metadata) {
        DecisionContext context = new DecisionContext(new Loaded(), this::status, ids, nowMs);
        JourneyOutcome outcome = customer.invoke(loaded -> decision.apply(loaded.state(), context));
        customer.execute(loaded -> loaded.record(outcome.events(), metadata));
        for (SupersededCommission superseded : outcome.superseded()) {
            commission(superseded.commissionId()).execute(loaded -> loaded.supersede(superseded.cause(), nowMs));
        }
        for (CommissionAccrued accrued : outcome.accrued()) {
            Aggregates.create(commissions, () -> new Commission(accrued));
        }
        if (outcome.bringsEvidence() && letGo(customer) > 0) {
            recalls.ask(customer.identifierAsString());
        }
        return outcome;
    }

    /** How many waiting conversions the customer's state does not keep. */
    static long letGo(Aggregate<Customer> customer) {
        return customer.invoke(loaded -> loaded.state().overflowedWaiting());
    }

    private CommissionStatus status(String commissionId) {
        return commission(commissionId).invoke(Commission::status);
    }

    private Aggregate<Commission> commission(String commissionId) {
        return commissions.load(Streams.commission(commissionId));
    }

    /** Policies of campaigns and partners; most of them lie in the cache of aggregates. */
    private final class Loaded implements Policies {

        @Override
        public CampaignPolicy campaign(String campaignId) {
            return campaigns.load(Streams.campaign(campaignId)).invoke(Campaign::policy);
        }

        @Override
        public PartnerPolicy partner(String partnerId) {
            return partners.load(Streams.partner(partnerId)).invoke(Partner::policy);
        }
    }
}
