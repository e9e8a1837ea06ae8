package dev.openpartner.kernel.audit;

import dev.openpartner.kernel.log.EventLog;
import dev.openpartner.kernel.log.RecordedEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * Replays one tenant's history: goes through the log in order, decides about each piece of evidence what follows from it by the rules,
 * standings and reviews of that moment, and compares that with what the log says next. Identifiers, times of decisions and the words of
 * explanations are not compared; who is credited, by what rule, and every amount is.
 *
 * <p>Records nothing, pays nothing, and opens no personal data.
 */
public final class AttributionAudit {

    private static final int PAGE = 1_000;

    /** Customers and commissions in memory at a time: some hundreds of bytes for a customer, and for a commission with its conversion. */
    private static final int MOST_KEPT = 250_000;

    private final EventLog log;
    private final String tenant;
    private final int mostKept;

    public AttributionAudit(EventLog log, String tenant) {
        this(log, tenant, MOST_KEPT);
    }

    /** @param mostKept customers and commissions in memory at a time; more of them take another pass over the log */
    public AttributionAudit(EventLog log, String tenant, int mostKept) {
        this.log = log;
        this.tenant = tenant;
        this.mostKept = mostKept;
    }

    /**
     * Replays everything up to a position.
     *
     * @param head the position of a committed event; 0 for none
     * @param progress is told the share that is done, 0 to 1, after every thousand events; what it throws ends the replay
     */
    public AuditResult replay(long head, DoubleConsumer progress) {
        AuditResult all = AuditResult.NOTHING;
        double done = 0;
        Optional<CustomerSlice> slice = Optional.of(CustomerSlice.ALL);
        while (slice.isPresent()) {
            AuditPass pass = new AuditPass(tenant, slice.get(), mostKept);
            long position = 0;
            while (position < head) {
                List<RecordedEvent> page = log.readAfter(position, (int) Math.min(PAGE, head - position));
                if (page.isEmpty()) {
                    throw new IllegalStateException("the log ends at " + position + ", before " + head);
                }
                page.forEach(pass::take);
                position = page.getLast().position();
                // A pass that leaves some customers to another has done less than it seemed.
                done = Math.max(done, pass.slice().shareBefore((double) position / head));
                progress.accept(done);
            }
            all = all.plus(pass.result());
            slice = pass.slice().next();
        }
        return all;
    }
}
