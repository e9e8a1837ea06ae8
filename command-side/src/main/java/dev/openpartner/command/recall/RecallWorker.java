package dev.openpartner.command.recall;

import dev.openpartner.command.eventstore.StreamPages;
import dev.openpartner.command.http.CommandDispatch;
import dev.openpartner.command.lane.RetryLater;
import dev.openpartner.command.recall.RecallLook.Step;
import dev.openpartner.kernel.customer.ConversionMoment;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Answers requests for recalls on one thread, a step at a time in turn over at most {@value #MOST_LOOKS} customers: one with a
 * million conversions delays another by a page or a command, not by its whole history.
 *
 * <p>The lane gets one command of this process at a time, and then none for {@value #REST_FACTOR} times as long as that took; a
 * customer rests likewise between two looks. So recalls take at most a fifth of the lane, also for a customer who gets a new
 * click every second.
 */
@Component
@Profile("role-command")
class RecallWorker implements SmartLifecycle {

    static final int MOST_LOOKS = 8;
    static final int REST_FACTOR = 4;

    private static final Logger LOG = LoggerFactory.getLogger(RecallWorker.class);

    private static final long POLL_MS = 500;
    private static final long LEASE_MS = 30_000;
    private static final long STOP_TIMEOUT_MS = 20_000;
    private static final int MOST_PASSING_FAILURES = 10;
    private static final long FIRST_RETRY_MS = 1_000;
    private static final int MOST_DOUBLINGS = 9;

    private final RecallRequests requests;
    private final StreamPages pages;
    private final CommandDispatch commands;
    private final Clock clock;
    private final Object stopping = new Object();
    private final Deque<OpenLook> open = new ArrayDeque<>();
    private long askAgainNs;
    private volatile @Nullable Thread thread;

    RecallWorker(RecallRequests requests, StreamPages pages, CommandDispatch commands, Clock clock) {
        this.requests = requests;
        this.pages = pages;
        this.commands = commands;
        this.clock = clock;
    }

    private void work() {
        askAgainNs = System.nanoTime();
        while (isWorking()) {
            try {
                takeUp();
                OpenLook next = open.poll();
                if (next == null) {
                    pause(POLL_MS);
                } else {
                    work(next);
                }
            } catch (DataAccessException e) {
                LOG.warn("Recalls of waiting conversions wait for the database: {}", e.toString());
                pause(FIRST_RETRY_MS);
            } catch (RuntimeException e) {
                LOG.error("The recall of waiting conversions failed and goes on", e);
                pause(FIRST_RETRY_MS);
            }
        }
    }

    private void takeUp() {
        while (open.size() < MOST_LOOKS && System.nanoTime() - askAgainNs >= 0) {
            Optional<RecallRequests.Taken> due = requests.take(LEASE_MS);
            if (due.isPresent()) {
                open.add(new OpenLook(look(due.get(), RecallLook.ROOM)));
            } else {
                askAgainNs = System.nanoTime() + Duration.ofMillis(POLL_MS).toNanos();
            }
        }
    }

    /** A look of this process at a customer. */
    RecallLook look(RecallRequests.Taken request, int room) {
        return new RecallLook(
                request, pages, command -> commands.<RecalledConversions>send(command).result(), clock::millis, room);
    }

    private void work(OpenLook next) {
        long begunNs = System.nanoTime();
        try {
            if (next.isLeasedLongerThan(LEASE_MS / 3)) {
                requests.extend(next.streamId(), LEASE_MS);
                next.leasedAnew();
            }
            Step step = next.step();
            if (step == Step.DONE) {
                finish(next);
                return;
            }
            open.add(next);
            if (step == Step.DECIDED) {
                pause(REST_FACTOR * Duration.ofNanos(System.nanoTime() - begunNs).toMillis());
            }
        } catch (RetryLater | DataAccessException e) {
            if (next.failuresInARow() > MOST_PASSING_FAILURES) {
                giveUp(next, e);
            } else {
                open.add(next);
                pause(FIRST_RETRY_MS);
            }
        } catch (RuntimeException e) {
            giveUp(next, e);
        }
    }

    private void finish(OpenLook finished) {
        RecallLook look = finished.look();
        long restMs = REST_FACTOR * finished.busyMs();
        ConversionMoment next = look.next();
        if (next != null) {
            requests.goOn(finished.streamId(), next, restMs);
        } else {
            requests.finish(look.request(), restMs);
        }
        if (look.recalled() > 0) {
            LOG.info("Settled {} conversions of {} that had been let go", look.recalled(), finished.streamId());
        }
    }

    /** One customer who cannot be looked at does not keep the others waiting. */
    private void giveUp(OpenLook failed, RuntimeException reason) {
        int doublings = Math.min(failed.look().request().failures(), MOST_DOUBLINGS);
        long retryMs = FIRST_RETRY_MS << doublings;
        LOG.error("Waiting conversions of {} cannot be recalled; again in {} ms", failed.streamId(), retryMs, reason);
        requests.fail(failed.streamId(), retryMs);
    }

    private boolean isWorking() {
        return thread == Thread.currentThread();
    }

    private void pause(long ms) {
        long deadlineNs = System.nanoTime() + Duration.ofMillis(ms).toNanos();
        synchronized (stopping) {
            long leftMs = ms;
            while (isWorking() && leftMs > 0) {
                try {
                    stopping.wait(leftMs);
                } catch (InterruptedException e) {
                    thread = null;
                }
                leftMs = Duration.ofNanos(deadlineNs - System.nanoTime()).toMillis();
            }
        }
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            Thread worker = Thread.ofPlatform().daemon().name("recall-waiting").unstarted(this::work);
            thread = worker;
            worker.start();
        }
    }

    /** Ends after the step that is being taken, and hands what it had taken up to whoever comes next. */
    @Override
    public synchronized void stop() {
        Thread worker = thread;
        if (worker == null) {
            return;
        }
        synchronized (stopping) {
            thread = null;
            stopping.notifyAll();
        }
        try {
            if (worker.join(Duration.ofMillis(STOP_TIMEOUT_MS))) {
                open.forEach(look -> requests.extend(look.streamId(), 0));
                open.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (DataAccessException e) {
            LOG.warn("Requests for recalls stay leased for a while: {}", e.toString());
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
