package dev.openpartner.command.customer;

import dev.openpartner.command.aggregate.Aggregates;
import dev.openpartner.command.eventstore.EventIdentifiers;
import dev.openpartner.command.recall.RecalledConversions;
import dev.openpartner.kernel.customer.CustomerCommand.RecallWaitingConversions;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionRedecided;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionSettled;
import dev.openpartner.kernel.customer.CustomerEvent.CustomerErased;
import dev.openpartner.kernel.customer.CustomerEvent.WaitingConversionRecalled;
import dev.openpartner.kernel.customer.Journey;
import dev.openpartner.kernel.customer.JourneyOutcome;
import dev.openpartner.kernel.customer.WaitingConversion;
import dev.openpartner.kernel.message.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Decides waiting conversions again that a customer's state let go, one after the other on the state that the one before left.
 *
 * <p>Two walls against settling one twice: what was decided about a conversion since the sender read the stream takes it out of
 * the command, and the event that recalls it is identified by the decision after which it waited, so that the store refuses it a
 * second time.
 */
@Component
@Profile("role-command")
class RecallWaitingHandler {

    private final Repository<Customer> customers;
    private final JourneyCommit journeys;
    private final EventStore events;

    RecallWaitingHandler(Repository<Customer> customers, JourneyCommit journeys, EventStore events) {
        this.customers = customers;
        this.journeys = journeys;
        this.events = events;
    }

    @CommandHandler
    RecalledConversions handle(RecallWaitingConversions command) {
        Aggregate<Customer> customer =
                Aggregates.load(customers, command.aggregateId(), RecallWaitingHandler::customerNotFound);
        Predicate<WaitingConversion> changed = changedSince(customer, command);
        int recalled = 0;
        for (WaitingConversion waiting : command.conversions()) {
            if (!changed.test(waiting)) {
                recalled += recall(customer, command, waiting);
            }
        }
        return new RecalledConversions(recalled, JourneyCommit.letGo(customer));
    }

    private int recall(Aggregate<Customer> customer, RecallWaitingConversions command, WaitingConversion waiting) {
        WaitingConversionRecalled fact = waiting.recalled(command.tenant(), command.customerId(), command.nowMs());
        JourneyOutcome outcome = journeys.commit(
                customer,
                (state, context) -> Journey.recall(state, fact, context),
                command.nowMs(),
                event -> event.equals(fact) ? EventIdentifiers.identifiedBy(eventId(waiting)) : MetaData.emptyInstance());
        return outcome.events().isEmpty() ? 0 : 1;
    }

    /** What happened to the stream between the sender's look and now, events of this very group included. */
    private Predicate<WaitingConversion> changedSince(Aggregate<Customer> customer, RecallWaitingConversions command) {
        Long version = customer.version();
        if (version == null || version <= command.readUpToSequence()) {
            return waiting -> false;
        }
        List<?> since = events.readEvents(command.aggregateId(), command.readUpToSequence() + 1).asStream()
                .map(event -> event.getPayload())
                .toList();
        return waiting -> since.stream().anyMatch(event -> concerns(event, waiting.conversionId()));
    }

    private static boolean concerns(Object event, String conversionId) {
        return switch (event) {
            case ConversionSettled settled -> settled.conversionId().equals(conversionId);
            case ConversionRedecided redecided -> redecided.conversionId().equals(conversionId);
            // Whoever comes back after an erasure is a new person.
            case CustomerErased erased -> true;
            default -> false;
        };
    }

    private static UUID eventId(WaitingConversion waiting) {
        String name = "recalled:" + waiting.conversionId() + ":" + waiting.decidedAtSequence();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static Refused customerNotFound() {
        return Refused.notFound("customer_not_found", "Nothing is known of this customer.");
    }
}
