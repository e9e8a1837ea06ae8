package dev.openpartner.command.lane;

import dev.openpartner.command.eventstore.DuplicateEvents;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles a group until each of its commands is answered: again after a conflict, in parts after the fault of one. */
final class GroupHandler {

    private static final Logger log = LoggerFactory.getLogger(GroupHandler.class);

    private static final long FIRST_BACKOFF_NS = 500_000L;
    private static final long LAST_BACKOFF_NS = 50_000_000L;

    /** A command that came so shortly before the database was given up may find it back; the group that was waiting began long before. */
    private static final long TOO_SOON_NS = 500_000_000L;

    private final LaneSettings settings;
    private final LaneScheduler scheduler;
    private final LaneMetrics metrics;

    GroupHandler(LaneSettings settings, LaneScheduler scheduler, LaneMetrics metrics) {
        this.settings = settings;
        this.scheduler = scheduler;
        this.metrics = metrics;
    }

    /** Answers every command of a group. */
    void handle(LaneScheduler.Taken taken) {
        long begunNs = System.nanoTime();
        taken.group().forEach(submission -> metrics.waited(begunNs - submission.queuedAtNs()));
        Deque<List<Submission>> parts = new ArrayDeque<>();
        parts.add(taken.group());
        for (List<Submission> part = parts.poll(); part != null; part = parts.poll()) {
            GroupAttempt attempt = tryAgainOnConflict(part, taken.environment());
            if (attempt.isCommitted()) {
                attempt.answer();
            } else if (Failures.isUnavailable(attempt.failure())) {
                parts.addFirst(part);
                giveUp(taken, parts, attempt.failure());
                return;
            } else if (part.size() == 1 || Failures.isConflictOfGroup(attempt.failure())) {
                fail(part, attempt.failure());
            } else {
                split(part, attempt.culprit()).reversed().forEach(parts::addFirst);
            }
        }
    }

    private GroupAttempt tryAgainOnConflict(List<Submission> part, GroupEnvironment environment) {
        long backoffNs = FIRST_BACKOFF_NS;
        for (int tries = 1; ; tries++) {
            long begunNs = System.nanoTime();
            GroupAttempt attempt = new GroupAttempt(part, environment);
            if (tries == 1) {
                attempt.run();
            } else {
                // One lane must not overtake the other again and again.
                environment.whileOthersWait(attempt::run);
            }
            if (attempt.isCommitted()) {
                metrics.committed(part.size(), System.nanoTime() - begunNs);
                return attempt;
            }
            metrics.rolledBack(reasonOf(attempt.failure()));
            if (tries >= attemptsFor(attempt.failure(), part.size())) {
                return attempt;
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(backoffNs));
            backoffNs = Math.min(backoffNs * 2, LAST_BACKOFF_NS);
        }
    }

    private int attemptsFor(Throwable failure, int commands) {
        if (Failures.isConflictOfGroup(failure) || (commands == 1 && Failures.isConflict(failure))) {
            return settings.maxAttempts();
        }
        // On fresh state, a handler that looks for what was recorded before finds it; one that does not look never will.
        return commands == 1 && failure instanceof DuplicateEvents ? 2 : 1;
    }

    private static String reasonOf(Throwable failure) {
        if (Failures.isUnavailable(failure)) {
            return "unavailable";
        }
        return Failures.isConflict(failure) ? "conflict" : "fault";
    }

    /** The commands before the culprit, the culprit alone, and those after it, so that order is kept; one by one if unknown. */
    private static List<List<Submission>> split(List<Submission> part, int culprit) {
        if (culprit < 0) {
            return part.stream().map(List::of).toList();
        }
        List<List<Submission>> parts = new ArrayList<>(3);
        parts.add(part.subList(0, culprit));
        parts.add(List.of(part.get(culprit)));
        parts.add(part.subList(culprit + 1, part.size()));
        parts.removeIf(List::isEmpty);
        return parts;
    }

    private void fail(List<Submission> part, Throwable failure) {
        for (Submission submission : part) {
            Throwable refusal = Failures.asRefusal(submission.message(), failure);
            if (refusal != null) {
                submission.fail(refusal);
            } else if (Failures.isConflict(failure)) {
                submission.fail(new Contended(settings.maxAttempts(), failure));
            } else {
                if (!(failure instanceof DuplicateEvents)) {
                    log.error("{} failed", submission.message().getCommandName(), failure);
                }
                submission.fail(failure);
            }
        }
    }

    /** The database is away: nobody who has waited for these lanes for long waits for it to be found out once more. */
    private void giveUp(LaneScheduler.Taken taken, Deque<List<Submission>> parts, Throwable failure) {
        List<Submission> given = new ArrayList<>(scheduler.removeQueuedUntil(System.nanoTime() - TOO_SOON_NS, taken.lanes()));
        parts.forEach(given::addAll);
        log.warn("The database is away, {} commands are refused: {}", given.size(), failure.toString());
        StoreUnavailable unavailable = new StoreUnavailable("The database does not answer", failure);
        given.forEach(submission -> submission.fail(unavailable));
    }
}
