package dev.openpartner.kernel.partner;

import dev.openpartner.kernel.commission.RuleTerms;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.message.Command;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be asked of one partner. */
public sealed interface PartnerCommand extends Command {

    String partnerId();

    long atMs();

    /** Who asks. */
    String by();

    @Override
    default String aggregateId() {
        return Streams.partner(partnerId());
    }

    /**
     * Let a partner join.
     *
     * @param email as sent; sealed before it is stored, as are name and metadata
     * @param emailHash keyed hash of the tenant and the canonical e-mail, which makes it unique
     * @param metadata JSON object as text
     */
    record RegisterPartner(
            String tenant,
            String partnerId,
            String email,
            String emailHash,
            String name,
            @Nullable String metadata,
            boolean inviteRequested,
            long atMs,
            String by)
            implements PartnerCommand {

        @Override
        public Set<String> alsoReads() {
            return Set.of(Streams.partnerEmail(emailHash));
        }
    }

    /** Take a partner's standing away. A repeat changes nothing. */
    record RevokePartner(String tenant, String partnerId, @Nullable String reason, long atMs, String by)
            implements PartnerCommand {}

    /** Give a partner's standing back. A repeat changes nothing. */
    record ReinstatePartner(String tenant, String partnerId, long atMs, String by) implements PartnerCommand {}

    /**
     * Give a partner their own rules from now on.
     *
     * @param campaignId the campaign they are for; absent: all campaigns
     * @param commissionRules valid rules, 1 to 20
     */
    record SetPartnerTerms(
            String tenant,
            String partnerId,
            @Nullable String campaignId,
            List<RuleTerms> commissionRules,
            @Nullable Integer holdbackDays,
            long atMs,
            String by)
            implements PartnerCommand {

        @Override
        public Set<String> alsoReads() {
            return campaignId == null ? Set.of() : Set.of(Streams.campaign(campaignId));
        }
    }

    /** End a partner's own rules. A repeat changes nothing. */
    record RemovePartnerTerms(String tenant, String partnerId, @Nullable String campaignId, long atMs, String by)
            implements PartnerCommand {}
}
