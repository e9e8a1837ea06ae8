package dev.openpartner.kernel.query.audit;

import dev.openpartner.kernel.audit.AuditDifference;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A replay of the tenant's history: every decision taken again from the evidence before it, and compared with the recorded one.
 *
 * @param state {@code running}, {@code finished}, {@code failed}, or {@code interrupted} when the server that ran it is gone
 * @param startedBy the key or admin that asked for it
 * @param progress share of the work that is done, 0 to 1 with four decimals
 * @param position the position up to which the log is replayed: its end when the audit began
 * @param found what it found; absent until it is finished
 */
public record AuditView(
        String state,
        Instant startedAt,
        String startedBy,
        @Nullable Instant endedAt,
        BigDecimal progress,
        long position,
        @Nullable Findings found) {

    /**
     * What a finished one found.
     *
     * @param customers userIds whose journey was replayed
     * @param conversions conversions that were recorded
     * @param decisions decisions that were taken again and compared, later ones about the same conversion included
     * @param commissions commissions that were compared with the decision that opened them
     * @param differences how many differences there are: 0 when the log and its replay agree
     * @param first the first hundred of them, in the order of the log
     */
    public record Findings(
            long customers, long conversions, long decisions, long commissions, long differences, List<Difference> first) {}

    /**
     * A difference between the log and its replay.
     *
     * @param position where the log says it, or where the evidence is that asks for it
     * @param eventId the conversion it is about; absent where a replay cannot tell
     * @param recorded what the log says, in words; absent where it says nothing
     * @param replayed what follows from the evidence, in words; absent where nothing does
     */
    public record Difference(
            long position, @Nullable String eventId, @Nullable String recorded, @Nullable String replayed) {

        /** The same as an audit found it. */
        public static Difference of(AuditDifference found) {
            return new Difference(found.position(), found.conversionId(), found.recorded(), found.replayed());
        }
    }

    /** Whether it goes on. */
    public boolean running() {
        return state.equals("running");
    }
}
