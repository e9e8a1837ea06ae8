package dev.openpartner.command.lane;

import dev.openpartner.command.eventstore.DuplicateEvents;
import dev.openpartner.command.eventstore.LogRewound;
import dev.openpartner.command.eventstore.StoreUnit;
import dev.openpartner.command.eventstore.StreamExists;
import dev.openpartner.kernel.message.Refused;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.DefaultInterceptorChain;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One try to handle a group in one unit of work and one transaction. Either all of it is committed, or nothing. */
final class GroupAttempt {

    private static final Logger log = LoggerFactory.getLogger(GroupAttempt.class);

    private static final int NOBODY = -1;

    private final List<Submission> group;
    private final GroupEnvironment environment;
    private final BatchingUnitOfWork<CommandMessage<?>> unit;
    private @Nullable StoreUnit store;
    private int next;
    private int culprit = NOBODY;
    private long headSeen;
    private boolean committed;
    private @Nullable Throwable failure;

    GroupAttempt(List<Submission> group, GroupEnvironment environment) {
        this.group = group;
        this.environment = environment;
        this.unit = new BatchingUnitOfWork<>(group.stream().<CommandMessage<?>>map(Submission::message).toList());
    }

    /** Handles the group; afterwards it is either {@link #isCommitted} or has a {@link #failure}. */
    void run() {
        environment.memory().enter();
        try {
            begin();
            unit.afterCommit(done -> committed = true);
            var outcome = unit.executeWithResult(this::handleNext, RollbackConfigurationType.ANY_THROWABLE);
            if (!committed) {
                failed(outcome.isExceptional() ? outcome.exceptionResult() : new IllegalStateException("Not committed"));
            }
        } catch (RuntimeException | Error e) {
            abandon(e);
        } finally {
            settle();
            environment.memory().leave();
        }
    }

    private void settle() {
        if (failure instanceof LogRewound) {
            log.error("{}", failure.getMessage());
            environment.rewound();
        } else if (store != null) {
            environment.memory().settle(store, committed && store.lastPosition() >= 0);
        }
    }

    private void begin() {
        long known = environment.memory().position();
        unit.start();
        store = StoreUnit.guard(unit, known);
        environment.memory().lendTo(unit);
        unit.attachTransaction(environment.transactions());
    }

    private void abandon(Throwable reason) {
        if (unit.isActive() && CurrentUnitOfWork.isStarted()) {
            unit.rollback(reason);
        }
        failed(reason);
    }

    private void failed(Throwable reason) {
        failure = reason;
        if (culprit == NOBODY && store != null) {
            culprit = culpritOf(store, reason);
        }
    }

    private @Nullable Object handleNext() throws Exception {
        StoreUnit current = requireStore();
        if (next == 0) {
            environment.prepare(group, current);
        }
        Submission submission = group.get(next);
        Object result = handle(submission, current);
        next++;
        if (next == group.size()) {
            decided(current);
        }
        return result;
    }

    private void decided(StoreUnit current) {
        current.runWhenDecided();
        if (current.stagedCount() == 0) {
            current.runBeforeAppend();
            headSeen = environment.head();
        }
    }

    private @Nullable Object handle(Submission submission, StoreUnit current) throws Exception {
        int stagedBefore = current.stagedCount();
        submission.begin(stagedBefore);
        try {
            var chain = new DefaultInterceptorChain<CommandMessage<?>>(unit, environment.interceptors(), submission.handler());
            Object result = chain.proceed();
            submission.handled(result, current.stagedCount());
            return result;
        } catch (Exception | Error e) {
            Refused refusal = Failures.asRefusal(submission.message(), e);
            if (refusal != null && current.stagedCount() == stagedBefore) {
                submission.refused(refusal);
                return null;
            }
            culprit = next;
            if (refusal != null) {
                throw new IllegalStateException("Refused after it had recorded something: a fault of the handler", e);
            }
            throw e;
        }
    }

    private StoreUnit requireStore() {
        if (store == null) {
            throw new IllegalStateException("The group has not begun");
        }
        return store;
    }

    private int culpritOf(StoreUnit current, Throwable reason) {
        int ordinal = switch (reason) {
            case DuplicateEvents duplicate -> current.ordinalOf(duplicate.eventIds());
            case StreamExists exists -> current.ordinalOf(exists.aggregateId());
            default -> 0;
        };
        for (int i = 0; i < group.size() && ordinal > 0; i++) {
            if (group.get(i).staged(ordinal)) {
                return i;
            }
        }
        return NOBODY;
    }

    boolean isCommitted() {
        return committed;
    }

    /** Why nothing was committed. */
    Throwable failure() {
        return failure == null ? new IllegalStateException("No failure") : failure;
    }

    /** The index of the command that caused the failure; negative if that is not known. */
    int culprit() {
        return culprit;
    }

    /** Answers every command of the committed group. */
    void answer() {
        StoreUnit current = requireStore();
        long head = Math.max(headSeen, current.lastPosition());
        for (Submission submission : group) {
            submission.answer(submission.recordedAnything() ? current.positionOfStaged(submission.lastStaged()) : head);
        }
    }
}
