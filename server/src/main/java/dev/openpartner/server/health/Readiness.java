package dev.openpartner.server.health;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The answer of every {@link ReadyWhen} together, at most half a second old. One caller renews it while the others take what is
 * there, so that however many ask, the database is asked twice a second.
 */
@Component
class Readiness {

    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
    private static final long FRESH_NS = Duration.ofMillis(500).toNanos();

    private final List<ReadyWhen> conditions;
    private final LongSupplier nanoClock;
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile Answer answer;

    private record Answer(boolean ready, long atNs, boolean known) {}

    @Autowired
    Readiness(List<ReadyWhen> conditions) {
        this(conditions, System::nanoTime);
    }

    Readiness(List<ReadyWhen> conditions, LongSupplier nanoClock) {
        this.conditions = List.copyOf(conditions);
        this.nanoClock = nanoClock;
        this.answer = new Answer(false, nanoClock.getAsLong(), false);
    }

    boolean isReady() {
        Answer current = answer;
        if (current.known() && nanoClock.getAsLong() - current.atNs() < FRESH_NS) {
            return current.ready();
        }
        if (!current.known()) {
            // The very first callers wait for the first answer: there is nothing else to tell them.
            renewing.lock();
        } else if (!renewing.tryLock()) {
            return current.ready();
        }
        try {
            return renew();
        } finally {
            renewing.unlock();
        }
    }

    private boolean renew() {
        Answer current = answer;
        if (current.known() && nanoClock.getAsLong() - current.atNs() < FRESH_NS) {
            return current.ready();
        }
        boolean ready = conditions.stream().allMatch(Readiness::holds);
        answer = new Answer(ready, nanoClock.getAsLong(), true);
        return ready;
    }

    private static boolean holds(ReadyWhen condition) {
        try {
            return condition.holds();
        } catch (RuntimeException notNow) {
            LOG.debug("Not ready: {}", condition.getClass().getSimpleName(), notNow);
            return false;
        }
    }
}
