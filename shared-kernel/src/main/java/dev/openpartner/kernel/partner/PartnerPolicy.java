package dev.openpartner.kernel.partner;

import dev.openpartner.kernel.commission.RuleSet;
import dev.openpartner.kernel.commission.RuleSource;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerErased;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerRegistered;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerReinstated;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerRevoked;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerTermsRemoved;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerTermsSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A partner's standing and own terms, as decisions need them.
 *
 * @param revoked the partner lost their standing and did not get it back
 * @param erased the partner was forgotten; nobody is left who could earn
 * @param terms the versions of own terms in the order in which they were made
 */
public record PartnerPolicy(String partnerId, boolean revoked, boolean erased, List<Terms> terms) {

    /** Keeps its own copy of the terms. */
    public PartnerPolicy {
        terms = List.copyOf(terms);
    }

    /**
     * Own terms from a moment on.
     *
     * @param campaignId the campaign they are for; absent: all
     * @param rules absent: own terms ended at that moment
     */
    public record Terms(@Nullable String campaignId, long fromMs, @Nullable RuleSet rules) {}

    /** The policy after an event; null before the first. */
    public static PartnerPolicy evolve(@Nullable PartnerPolicy policy, PartnerEvent event) {
        PartnerPolicy before = policy == null ? new PartnerPolicy(event.partnerId(), false, false, List.of()) : policy;
        return switch (event) {
            case PartnerRegistered registered -> before;
            case PartnerRevoked revoked -> before.withStanding(true, before.erased);
            case PartnerReinstated reinstated -> before.withStanding(false, before.erased);
            case PartnerErased erased -> before.withStanding(before.revoked, true);
            case PartnerTermsSet set -> before.with(new Terms(set.campaignId(), set.atMs(), rules(set)));
            case PartnerTermsRemoved removed -> before.with(new Terms(removed.campaignId(), removed.atMs(), null));
        };
    }

    private static RuleSet rules(PartnerTermsSet set) {
        return RuleSet.of(RuleSource.PARTNER_TERMS, set.partnerId(), set.version(), set.commissionRules(), set.holdbackDays());
    }

    private PartnerPolicy withStanding(boolean nowRevoked, boolean nowErased) {
        return new PartnerPolicy(partnerId, nowRevoked, nowErased, terms);
    }

    private PartnerPolicy with(Terms added) {
        List<Terms> all = new ArrayList<>(terms);
        all.add(added);
        return new PartnerPolicy(partnerId, revoked, erased, all);
    }

    /** Whether the partner may earn. */
    public boolean isInStanding() {
        return !revoked && !erased;
    }

    /** Own terms in force at a moment, those for the campaign before those for all campaigns; null for none. */
    public @Nullable RuleSet termsInForce(String campaignId, long atMs) {
        RuleSet forCampaign = latest(campaignId, atMs);
        return forCampaign != null ? forCampaign : latest(null, atMs);
    }

    private @Nullable RuleSet latest(@Nullable String campaignId, long atMs) {
        for (Terms version : terms.reversed()) {
            if (version.fromMs <= atMs && Objects.equals(version.campaignId, campaignId)) {
                return version.rules;
            }
        }
        return null;
    }
}
