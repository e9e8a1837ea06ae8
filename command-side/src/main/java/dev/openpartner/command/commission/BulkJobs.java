package dev.openpartner.command.commission;

import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.id.IdSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Reviews of many commissions that go on by themselves, so that whoever asked for one may leave and come back. Which commissions are
 * meant is decided when it begins, and each is decided by itself, as by {@code POST /api/commissions/bulk}.
 */
@Component
@Profile("role-command")
public class BulkJobs {

    /** How long one can be looked at after its end. */
    private static final int KEPT_DAYS = 30;

    private final BulkJobTable table;
    private final BulkJobWorker worker;
    private final CommissionSelection selection;
    private final IdSource ids;
    private final Clock clock;

    BulkJobs(BulkJobTable table, BulkJobWorker worker, CommissionSelection selection, IdSource ids, Clock clock) {
        this.table = table;
        this.worker = worker;
        this.selection = selection;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Begins one.
     *
     * @param body as {@code POST /api/commissions/bulk} takes it; {@code dryRun} must not be true
     * @param atMost how long to wait for its end, which for a few commissions is soon
     * @return its id
     * @throws dev.openpartner.kernel.api.InvalidRequest with every fault of the body
     * @throws dev.openpartner.kernel.message.Refused {@code too_many_selected}
     */
    public String start(Caller caller, byte[] body, Duration atMost) {
        BulkReview review = BulkReview.read(body);
        if (review.dryRun()) {
            throw new IllegalArgumentException("a dry run has nothing to go on with");
        }
        List<String> chosen = selection.of(caller.tenant(), review);
        String id = ids.next();
        table.purge(KEPT_DAYS);
        table.insert(id, caller.tenant(), caller.actor(), review, clock.millis(), chosen);
        worker.hurry(id, atMost);
        return id;
    }

    /** One of a tenant. */
    public Optional<BulkJob> find(String tenant, String id) {
        return table.find(tenant, id);
    }

    /** The newest of a tenant, newest first. */
    public List<BulkJob> latest(String tenant, int limit) {
        return table.latest(tenant, limit);
    }
}
