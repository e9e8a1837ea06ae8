package dev.openpartner.command.lane;

import dev.openpartner.command.eventstore.PostgresEventStorageEngine;
import dev.openpartner.command.eventstore.StoreUnit;
import dev.openpartner.kernel.message.Command;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.MessageHandlerInterceptor;

/** What a group needs to be handled. */
final class GroupEnvironment {

    private final PostgresEventStorageEngine engine;
    private final TransactionManager transactions;
    private final LaneMemory memory;
    private final List<GroupPreparation> preparations;
    private final List<MessageHandlerInterceptor<? super CommandMessage<?>>> interceptors;

    GroupEnvironment(
            PostgresEventStorageEngine engine,
            TransactionManager transactions,
            LaneMemory memory,
            List<GroupPreparation> preparations,
            List<MessageHandlerInterceptor<? super CommandMessage<?>>> interceptors) {
        this.engine = engine;
        this.transactions = transactions;
        this.memory = memory;
        this.preparations = preparations;
        this.interceptors = interceptors;
    }

    LaneMemory memory() {
        return memory;
    }

    TransactionManager transactions() {
        return transactions;
    }

    List<MessageHandlerInterceptor<? super CommandMessage<?>>> interceptors() {
        return interceptors;
    }

    /** The log is not the one that was seen: no lane may build on what it knows. */
    void rewound() {
        engine.rewound();
    }

    /** Runs work that no other lane of this process can overtake. */
    void whileOthersWait(Runnable work) {
        engine.whileOthersWait(work);
    }

    long head() {
        return engine.head();
    }

    /** Loads what the commands are known to read and is not cached, in one query, and lets each preparation look ahead. */
    void prepare(List<Submission> group, StoreUnit unit) {
        List<Command> commands = new ArrayList<>(group.size());
        Set<String> missing = new HashSet<>();
        for (Submission submission : group) {
            if (submission.message().getPayload() instanceof Command command) {
                commands.add(command);
                missing.add(command.aggregateId());
                missing.addAll(command.alsoReads());
            }
        }
        missing.removeIf(memory::contains);
        if (!missing.isEmpty()) {
            unit.prefetched(engine.readStreams(missing));
        }
        preparations.forEach(preparation -> preparation.prepare(commands, unit.knownPosition()));
    }
}
