package dev.openpartner.kernel.audit;

import dev.openpartner.kernel.campaign.CampaignEvent;
import dev.openpartner.kernel.campaign.CampaignPolicy;
import dev.openpartner.kernel.commission.CommissionEvent;
import dev.openpartner.kernel.commission.CommissionEvent.CommissionAccrued;
import dev.openpartner.kernel.customer.CustomerEvent;
import dev.openpartner.kernel.customer.Policies;
import dev.openpartner.kernel.log.RecordedEvent;
import dev.openpartner.kernel.message.DomainEvent;
import dev.openpartner.kernel.partner.PartnerEvent;
import dev.openpartner.kernel.partner.PartnerPolicy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One way through the log, with all campaigns and partners as they were, and with as many customers as fit. When they become too many,
 * half of those it looks at are left to a later pass.
 */
final class AuditPass implements Policies {

    private final String tenant;
    private final int mostKept;
    private final Map<String, CampaignPolicy> campaigns = new HashMap<>();
    private final Map<String, PartnerPolicy> partners = new HashMap<>();
    private final Map<String, AuditedCustomer> customers = new HashMap<>();
    private final Map<String, AuditedCustomer> byCommission = new HashMap<>();
    private final FirstDifferences first = new FirstDifferences();
    private CustomerSlice slice;

    AuditPass(String tenant, CustomerSlice slice, int mostKept) {
        this.tenant = tenant;
        this.slice = slice;
        this.mostKept = mostKept;
    }

    /** Whom it looks at; smaller than in the beginning when they were too many. */
    CustomerSlice slice() {
        return slice;
    }

    void take(RecordedEvent recorded) {
        DomainEvent event = recorded.event();
        if (!event.tenant().equals(tenant)) {
            return;
        }
        switch (event) {
            case CampaignEvent campaign ->
                campaigns.compute(campaign.campaignId(), (id, before) -> CampaignPolicy.evolve(before, campaign));
            case PartnerEvent partner ->
                partners.compute(partner.partnerId(), (id, before) -> PartnerPolicy.evolve(before, partner));
            case CustomerEvent customer -> take(recorded.position(), customer);
            case CommissionAccrued accrued -> take(recorded.position(), accrued);
            case CommissionEvent reviewed -> {
                AuditedCustomer customer = byCommission.get(reviewed.commissionId());
                if (customer != null) {
                    customer.reviewed(recorded.position(), reviewed);
                }
            }
            default -> {}
        }
    }

    private void take(long position, CustomerEvent event) {
        if (slice.has(event.customerId())) {
            customers.computeIfAbsent(event.customerId(), id -> new AuditedCustomer(first)).take(position, event, this);
            keepWithinBounds();
        }
    }

    private void take(long position, CommissionAccrued accrued) {
        if (slice.has(accrued.customerId())) {
            AuditedCustomer customer = customers.computeIfAbsent(accrued.customerId(), id -> new AuditedCustomer(first));
            customer.accrued(position, accrued);
            byCommission.put(accrued.commissionId(), customer);
            keepWithinBounds();
        }
    }

    private void keepWithinBounds() {
        while (customers.size() > 1 && customers.size() + byCommission.size() > mostKept && slice.isDivisible()) {
            slice = slice.firstHalf();
            customers.keySet().removeIf(id -> !slice.has(id));
            Set<AuditedCustomer> kept = new HashSet<>(customers.values());
            byCommission.values().retainAll(kept);
            first.retain(kept);
        }
    }

    AuditResult result() {
        AuditResult all = AuditResult.NOTHING;
        for (AuditedCustomer customer : customers.values()) {
            all = all.plus(customer.result());
        }
        return all.plus(AuditResult.differences(first.inOrder()));
    }

    @Override
    public CampaignPolicy campaign(String campaignId) {
        return known(campaigns.get(campaignId), "campaign", campaignId);
    }

    @Override
    public PartnerPolicy partner(String partnerId) {
        return known(partners.get(partnerId), "partner", partnerId);
    }

    private static <T> T known(@Nullable T policy, String kind, String id) {
        if (policy == null) {
            throw new IllegalStateException("a click names the " + kind + " " + id + ", which the log does not know before it");
        }
        return policy;
    }
}
