package dev.openpartner.kernel.partner;

import dev.openpartner.kernel.message.Refused;
import dev.openpartner.kernel.partner.PartnerCommand.RegisterPartner;
import dev.openpartner.kernel.partner.PartnerCommand.ReinstatePartner;
import dev.openpartner.kernel.partner.PartnerCommand.RemovePartnerTerms;
import dev.openpartner.kernel.partner.PartnerCommand.RevokePartner;
import dev.openpartner.kernel.partner.PartnerCommand.SetPartnerTerms;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerErased;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerRegistered;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerReinstated;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerRevoked;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerTermsRemoved;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerTermsSet;
import dev.openpartner.kernel.privacy.ErasureCommand.ErasePartner;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One partner as its events tell, and the decisions about their standing and terms. What the terms pay is not decided here.
 *
 * @param registered how they joined, with their sealed personal data
 * @param revoked how they lost their standing; absent while they have it
 * @param termsVersion how often own terms were set
 * @param ownTerms the own terms in force by campaign; the empty text stands for all campaigns
 * @param erased whether the person was forgotten
 */
public record PartnerState(
        PartnerRegistered registered,
        @Nullable PartnerRevoked revoked,
        int termsVersion,
        Map<String, PartnerTermsSet> ownTerms,
        boolean erased) {

    /** The state after an event; the first event of a partner registers them. */
    public static PartnerState evolve(@Nullable PartnerState state, PartnerEvent event) {
        if (event instanceof PartnerRegistered registered) {
            return new PartnerState(registered, null, 0, Map.of(), false);
        }
        if (state == null) {
            throw new IllegalStateException("the stream of partner %s does not begin with joining".formatted(event.partnerId()));
        }
        return switch (event) {
            case PartnerRegistered registered -> state;
            case PartnerRevoked revoked -> state.standing(revoked);
            case PartnerReinstated reinstated -> state.standing(null);
            case PartnerTermsSet set -> state.terms(set.version(), key(set.campaignId()), set);
            case PartnerTermsRemoved removed -> state.terms(state.termsVersion, key(removed.campaignId()), null);
            case PartnerErased gone -> new PartnerState(state.registered, state.revoked, state.termsVersion, state.ownTerms, true);
        };
    }

    /** Whether the partner may be given links and keys, and is credited. */
    public boolean isActive() {
        return revoked == null && !erased;
    }

    /**
     * This partner, for a caller of that tenant.
     *
     * @throws Refused {@code partner_not_found} when it is another tenant's
     */
    public PartnerState of(String tenant) {
        if (!registered.tenant().equals(tenant)) {
            throw notFound();
        }
        return this;
    }

    /**
     * Decides that somebody joins.
     *
     * @param email who holds the address
     * @param seal hides personal data from whoever reads the event
     * @throws Refused {@code email_taken}
     */
    public static PartnerRegistered register(RegisterPartner command, PartnerEmailState email, UnaryOperator<String> seal) {
        email.requireFree();
        return new PartnerRegistered(
                command.tenant(),
                command.partnerId(),
                seal.apply(command.email()),
                command.emailHash(),
                seal.apply(command.name()),
                command.metadata() == null ? null : seal.apply(command.metadata()),
                command.inviteRequested(),
                command.atMs(),
                command.by());
    }

    /**
     * Decides that the partner loses their standing; nothing when they have none.
     *
     * @throws Refused {@code partner_not_found} for another tenant's
     */
    public Optional<PartnerEvent> revoke(RevokePartner command) {
        return of(command.tenant()).isActive()
                ? Optional.of(new PartnerRevoked(
                        command.tenant(), command.partnerId(), command.reason(), command.atMs(), command.by()))
                : Optional.empty();
    }

    /**
     * Decides that the partner has standing again; nothing when they have it.
     *
     * @throws Refused {@code partner_not_found} for another tenant's, {@code partner_erased}
     */
    public Optional<PartnerEvent> reinstate(ReinstatePartner command) {
        of(command.tenant()).requireNotErased();
        return revoked == null
                ? Optional.empty()
                : Optional.of(new PartnerReinstated(command.tenant(), command.partnerId(), command.atMs(), command.by()));
    }

    /**
     * Decides that own terms are in force; nothing when the very same are.
     *
     * @throws Refused {@code partner_not_found} for another tenant's, {@code partner_erased}
     */
    public Optional<PartnerEvent> setTerms(SetPartnerTerms command) {
        of(command.tenant()).requireNotErased();
        PartnerTermsSet inForce = ownTerms.get(key(command.campaignId()));
        if (inForce != null
                && inForce.commissionRules().equals(command.commissionRules())
                && Objects.equals(inForce.holdbackDays(), command.holdbackDays())) {
            return Optional.empty();
        }
        return Optional.of(new PartnerTermsSet(
                command.tenant(),
                command.partnerId(),
                command.campaignId(),
                termsVersion + 1,
                command.commissionRules(),
                command.holdbackDays(),
                command.atMs(),
                command.by()));
    }

    /** The own terms that are in force for a campaign, or for all that have none of their own when it is absent. */
    public Optional<PartnerTermsSet> termsFor(@Nullable String campaignId) {
        return Optional.ofNullable(ownTerms.get(key(campaignId)));
    }

    /**
     * Decides that own terms end; nothing when there are none for that campaign.
     *
     * @throws Refused {@code partner_not_found} for another tenant's
     */
    public Optional<PartnerEvent> removeTerms(RemovePartnerTerms command) {
        return of(command.tenant()).ownTerms.containsKey(key(command.campaignId()))
                ? Optional.of(new PartnerTermsRemoved(
                        command.tenant(), command.partnerId(), command.campaignId(), command.atMs(), command.by()))
                : Optional.empty();
    }

    /**
     * Decides that the person is forgotten; nothing when they were.
     *
     * @throws Refused {@code partner_not_found} for another tenant's
     */
    public Optional<PartnerEvent> erase(ErasePartner command) {
        return of(command.tenant()).erased
                ? Optional.empty()
                : Optional.of(new PartnerErased(command.tenant(), command.partnerId(), command.nowMs(), command.by()));
    }

    /** The refusal of a command for a partner that this tenant does not have. */
    public static Refused notFound() {
        return Refused.notFound("partner_not_found", "There is no such partner.");
    }

    private void requireNotErased() {
        if (erased) {
            throw Refused.conflict("partner_erased", "This partner was erased for good. Register them anew.");
        }
    }

    private PartnerState standing(@Nullable PartnerRevoked lost) {
        return new PartnerState(registered, lost, termsVersion, ownTerms, erased);
    }

    private PartnerState terms(int version, String campaign, @Nullable PartnerTermsSet inForce) {
        Map<String, PartnerTermsSet> terms = new HashMap<>(ownTerms);
        if (inForce == null) {
            terms.remove(campaign);
        } else {
            terms.put(campaign, inForce);
        }
        return new PartnerState(registered, revoked, version, Map.copyOf(terms), erased);
    }

    private static String key(@Nullable String campaignId) {
        return campaignId == null ? "" : campaignId;
    }
}
