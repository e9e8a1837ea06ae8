package dev.openpartner.kernel.partner;

import dev.openpartner.kernel.message.Refused;
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
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One partner as its events tell, and the decisions about their standing and terms. What the terms pay is not decided here.
 *
 * @param registered how they joined, with their sealed personal data
 * @param revoked how they lost their standing; absent while they have it
 * @param termsVersion how often own terms were set
 * @param ownTerms the campaigns that own terms are in force for; the empty text stands for all campaigns
 * @param erased whether the person was forgotten
 */
public record PartnerState(
        PartnerRegistered registered, @Nullable PartnerRevoked revoked, int termsVersion, Set<String> ownTerms, boolean erased) {

    /** The state after an event; the first event of a partner registers them. */
    public static PartnerState evolve(@Nullable PartnerState state, PartnerEvent event) {
        if (event instanceof PartnerRegistered registered) {
            return new PartnerState(registered, null, 0, Set.of(), false);
        }
        if (state == null) {
            throw new IllegalStateException("the stream of partner %s does not begin with joining".formatted(event.partnerId()));
        }
        return switch (event) {
            case PartnerRegistered registered -> state;
            case PartnerRevoked revoked -> state.standing(revoked);
            case PartnerReinstated reinstated -> state.standing(null);
            case PartnerTermsSet set -> state.terms(set.version(), key(set.campaignId()), true);
            case PartnerTermsRemoved removed -> state.terms(state.termsVersion, key(removed.campaignId()), false);
            case PartnerErased gone -> new PartnerState(state.registered, state.revoked, state.termsVersion, state.ownTerms, true);
        };
    }

    /** Whether the partner may be given links and keys, and is credited. */
    public boolean isActive() {
        return revoked == null && !erased;
    }

    /** Decides that the partner loses their standing; nothing when they had lost it. */
    public Optional<PartnerEvent> revoke(RevokePartner command) {
        return revoked == null
                ? Optional.of(new PartnerRevoked(
                        command.tenant(), command.partnerId(), command.reason(), command.atMs(), command.by()))
                : Optional.empty();
    }

    /**
     * Decides that the partner has standing again; nothing when they have it.
     *
     * @throws Refused {@code partner_erased}
     */
    public Optional<PartnerEvent> reinstate(ReinstatePartner command) {
        requireNotErased();
        return revoked == null
                ? Optional.empty()
                : Optional.of(new PartnerReinstated(command.tenant(), command.partnerId(), command.atMs(), command.by()));
    }

    /**
     * Decides that own terms are in force.
     *
     * @throws Refused {@code partner_erased}
     */
    public PartnerTermsSet setTerms(SetPartnerTerms command) {
        requireNotErased();
        return new PartnerTermsSet(
                command.tenant(),
                command.partnerId(),
                command.campaignId(),
                termsVersion + 1,
                command.commissionRules(),
                command.holdbackDays(),
                command.atMs(),
                command.by());
    }

    /** Decides that own terms end; nothing when there are none for that campaign. */
    public Optional<PartnerEvent> removeTerms(RemovePartnerTerms command) {
        return ownTerms.contains(key(command.campaignId()))
                ? Optional.of(new PartnerTermsRemoved(
                        command.tenant(), command.partnerId(), command.campaignId(), command.atMs(), command.by()))
                : Optional.empty();
    }

    /** Decides that the person is forgotten; nothing when they were. */
    public Optional<PartnerEvent> erase(long atMs, String by) {
        return erased
                ? Optional.empty()
                : Optional.of(new PartnerErased(registered.tenant(), registered.partnerId(), atMs, by));
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

    private PartnerState terms(int version, String campaign, boolean inForce) {
        Set<String> campaigns = new HashSet<>(ownTerms);
        if (inForce) {
            campaigns.add(campaign);
        } else {
            campaigns.remove(campaign);
        }
        return new PartnerState(registered, revoked, version, Set.copyOf(campaigns), erased);
    }

    private static String key(@Nullable String campaignId) {
        return campaignId == null ? "" : campaignId;
    }
}
