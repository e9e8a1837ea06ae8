package dev.openpartner.kernel.audit;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a replay found.
 *
 * @param customers userIds whose journey was replayed
 * @param conversions conversions that were recorded
 * @param decisions decisions that were taken again and compared, later ones about the same conversion included
 * @param commissions commissions that were compared with the decision that opened them
 * @param differences how many differences there are
 * @param first the first of them in the order of the log, at most {@link #MOST_SHOWN}
 */
public record AuditResult(
        long customers, long conversions, long decisions, long commissions, long differences, List<AuditDifference> first) {

    /** Enough to see what is wrong; whoever has more has one cause for most of them. */
    public static final int MOST_SHOWN = 100;

    static final AuditResult NOTHING = new AuditResult(0, 0, 0, 0, 0, List.of());

    /** Differences that are counted elsewhere. */
    static AuditResult differences(List<AuditDifference> first) {
        return new AuditResult(0, 0, 0, 0, 0, first);
    }

    AuditResult plus(AuditResult other) {
        return new AuditResult(
                customers + other.customers,
                conversions + other.conversions,
                decisions + other.decisions,
                commissions + other.commissions,
                differences + other.differences,
                Stream.concat(first.stream(), other.first.stream())
                        .sorted(Comparator.comparingLong(AuditDifference::position))
                        .limit(MOST_SHOWN)
                        .toList());
    }
}
