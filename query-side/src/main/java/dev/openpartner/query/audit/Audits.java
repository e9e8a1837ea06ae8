package dev.openpartner.query.audit;

import dev.openpartner.kernel.audit.AttributionAudit;
import dev.openpartner.kernel.audit.AuditResult;
import dev.openpartner.kernel.log.EventLog;
import dev.openpartner.kernel.message.Refused;
import dev.openpartner.kernel.query.audit.AuditView.Difference;
import dev.openpartner.kernel.query.audit.AuditView.Findings;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Starts audits: one of a tenant at a time, and one at a time in this process, because each takes memory and a processor. */
@Component
@Profile("role-query")
public final class Audits {

    private static final Logger LOG = LoggerFactory.getLogger(Audits.class);

    private static final long STOP_WAIT_SECONDS = 5;
    private static final long TELL_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(500);

    private final EventLog log;
    private final AuditStore store;
    private final Clock clock;
    private final Semaphore one = new Semaphore(1);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().name("audit").factory());

    Audits(EventLog log, AuditStore store, Clock clock) {
        this.log = log;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Begins to replay a tenant's history up to where the log ends now. Refused as {@code audit_running}.
     *
     * @param by who asks for it
     */
    public void start(String tenant, String by) {
        if (!one.tryAcquire()) {
            throw running();
        }
        boolean begun = false;
        try {
            long head = log.head();
            long startedAtMs = clock.millis();
            if (!store.begin(tenant, by, head, startedAtMs)) {
                throw running();
            }
            threads.execute(() -> run(tenant, startedAtMs, head));
            begun = true;
        } finally {
            if (!begun) {
                one.release();
            }
        }
    }

    private static Refused running() {
        return Refused.conflict("audit_running", "An audit is running; GET /api/audit shows how far it is. Wait for its end.");
    }

    private void run(String tenant, long startedAtMs, long head) {
        try {
            AuditResult result = new AttributionAudit(log, tenant).replay(head, telling(tenant, startedAtMs));
            if (!store.finished(tenant, startedAtMs, found(result), clock.millis())) {
                throw new TakenOver();
            }
            LOG.info("audit of tenant {} up to event {}: {} differences in {} decisions",
                    tenant, head, result.differences(), result.decisions());
        } catch (TakenOver over) {
            LOG.warn("the audit of tenant {} was silent for too long, and another took its place", tenant);
        } catch (RuntimeException failure) {
            if (threads.isShutdown()) {
                LOG.info("the audit of tenant {} ends with the server", tenant);
                return;
            }
            LOG.error("the audit of tenant {} failed", tenant, failure);
            store.failed(tenant, startedAtMs, clock.millis());
        } finally {
            one.release();
        }
    }

    /** Tells how far it is now and then, and ends with the server, or when another has taken its place. */
    private DoubleConsumer telling(String tenant, long startedAtMs) {
        return new DoubleConsumer() {
            private long toldAtNs = System.nanoTime();

            @Override
            public void accept(double share) {
                if (threads.isShutdown()) {
                    throw new IllegalStateException("the server stops");
                }
                if (System.nanoTime() - toldAtNs > TELL_EVERY_NS) {
                    if (!store.progress(tenant, startedAtMs, share)) {
                        throw new TakenOver();
                    }
                    toldAtNs = System.nanoTime();
                }
            }
        };
    }

    private static final class TakenOver extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static Findings found(AuditResult result) {
        return new Findings(
                result.customers(),
                result.conversions(),
                result.decisions(),
                result.commissions(),
                result.differences(),
                result.first().stream().map(Difference::of).toList());
    }

    @PreDestroy
    void stop() throws InterruptedException {
        threads.shutdown();
        threads.awaitTermination(STOP_WAIT_SECONDS, TimeUnit.SECONDS);
    }
}
