package dev.openpartner.kernel.query.partner;

import dev.openpartner.kernel.commission.RuleTerms;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Own terms of a partner that are in force.
 *
 * @param campaignId the campaign they are for; absent: all campaigns that have none of their own
 * @param version counts the partner's own terms from 1, over all campaigns
 * @param holdbackDays absent: the campaign's
 * @param effectiveAt from when they are in force
 * @param changedBy who set them
 */
public record PartnerTermsView(
        @Nullable String campaignId,
        int version,
        List<RuleTerms> commissionRules,
        @Nullable Integer holdbackDays,
        Instant effectiveAt,
        String changedBy) {

    /** Keeps its own copy of the rules. */
    public PartnerTermsView {
        commissionRules = List.copyOf(commissionRules);
    }
}
