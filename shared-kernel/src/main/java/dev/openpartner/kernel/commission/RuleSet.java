package dev.openpartner.kernel.commission;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of the rules that price a touch.
 *
 * @param ownerId the campaign, or the partner whose own terms these are
 * @param version counts the owner's versions from 1
 * @param holdbackDays days before a commission under these rules may be approved; absent: none of its own
 */
public record RuleSet(
        RuleSource source, String ownerId, int version, List<CommissionRule> rules, @Nullable Integer holdbackDays) {

    /** Keeps its own copy of the rules. */
    public RuleSet {
        rules = List.copyOf(rules);
    }

    /** Reads stored rules, which were checked when they were set. */
    public static RuleSet of(
            RuleSource source, String ownerId, int version, List<RuleTerms> terms, @Nullable Integer holdbackDays) {
        return new RuleSet(source, ownerId, version, terms.stream().map(CommissionRule::of).toList(), holdbackDays);
    }

    /** The same rules with a holdback from elsewhere where they have none of their own. */
    public RuleSet withHoldbackOr(@Nullable Integer otherHoldbackDays) {
        return holdbackDays != null ? this : new RuleSet(source, ownerId, version, rules, otherHoldbackDays);
    }
}
