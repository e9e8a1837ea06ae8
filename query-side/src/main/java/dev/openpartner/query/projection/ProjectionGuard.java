package dev.openpartner.query.projection;

import dev.openpartner.kernel.message.Refused;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Sees to it that every projection has its tables: completes the schemas before the event processor starts, and from then on
 * has whatever is missing built from the log, also when somebody drops tables of a running server.
 */
@Component
@Profile("role-query")
final class ProjectionGuard implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionGuard.class);

    private static final long LOOK_EVERY_SECONDS = 5;

    /** Before anything of Axon, whose phases begin around zero. */
    private static final int PHASE = Integer.MIN_VALUE + 1000;

    private final ReadModelSchema schema;
    private final Rebuilds rebuilds;
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean running;

    ProjectionGuard(ReadModelSchema schema, Rebuilds rebuilds) {
        this.schema = schema;
        this.rebuilds = rebuilds;
    }

    @Override
    public void start() {
        List<Projection> missing = schema.prepare(true);
        rebuilds.cleanUp();
        build(missing);
        running = true;
        Thread.ofVirtual().name("projection-guard").start(this::watch);
    }

    /** Something is missing: look now. */
    void wake() {
        woken.release();
    }

    private void watch() {
        try {
            while (running) {
                if (woken.tryAcquire(LOOK_EVERY_SECONDS, TimeUnit.SECONDS)) {
                    woken.drainPermits();
                }
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            if (running && !schema.isComplete()) {
                build(schema.prepare(false));
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("the read model cannot be looked at now", e);
        }
    }

    private void build(List<Projection> missing) {
        if (missing.isEmpty()) {
            return;
        }
        try {
            rebuilds.start(missing);
            LOG.info("building {} from the log", missing.stream().map(Projection::name).toList());
        } catch (Refused running) {
            LOG.debug("a rebuild is running already", running);
        }
    }

    @Override
    public void stop() {
        running = false;
        wake();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
