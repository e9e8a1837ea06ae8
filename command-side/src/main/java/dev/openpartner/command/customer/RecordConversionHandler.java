package dev.openpartner.command.customer;

import dev.openpartner.command.aggregate.Aggregates;
import dev.openpartner.command.customer.RecordedConversion.Replay;
import dev.openpartner.command.eventstore.EventIdentifiers;
import dev.openpartner.kernel.customer.CustomerCommand.RecordConversion;
import dev.openpartner.kernel.customer.CustomerEvent;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionAttributed;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionRecorded;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionUnattributed;
import dev.openpartner.kernel.customer.Decision;
import dev.openpartner.kernel.customer.Journey;
import dev.openpartner.kernel.customer.JourneyOutcome;
import dev.openpartner.kernel.privacy.PersonalData;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Records conversions, each once, with its decision and what it changes; an attributed one takes three events. */
@Component
@Profile("role-command")
class RecordConversionHandler {

    private final Repository<Customer> customers;
    private final JourneyCommit journeys;
    private final EarlierConversions earlier;
    private final PersonalData personalData;

    RecordConversionHandler(
            Repository<Customer> customers,
            JourneyCommit journeys,
            EarlierConversions earlier,
            PersonalData personalData) {
        this.customers = customers;
        this.journeys = journeys;
        this.earlier = earlier;
        this.personalData = personalData;
    }

    @CommandHandler
    RecordedConversion handle(RecordConversion command) {
        GroupAhead group = GroupAhead.ofCurrentUnit(earlier);
        Optional<RecordedConversion> before = group.earlier(command);
        if (before.isPresent()) {
            return before.get();
        }
        RecordedConversion recorded = record(command);
        group.recorded(command, recorded);
        return recorded;
    }

    private RecordedConversion record(RecordConversion command) {
        Aggregate<Customer> customer = Aggregates.loadOrCreate(customers, command.aggregateId(), Customer::new);
        ConversionRecorded fact = fact(command);
        JourneyOutcome outcome = journeys.commit(
                customer,
                (state, context) -> Journey.record(state, fact, context),
                command.receivedAtMs(),
                event -> identity(event, command));
        return new RecordedConversion(
                command.conversionId(), firstDecision(outcome), command.fingerprint(), Replay.NONE);
    }

    private static Decision firstDecision(JourneyOutcome outcome) {
        return switch (outcome.events().get(1)) {
            case ConversionAttributed attributed -> attributed.decision();
            case ConversionUnattributed unattributed -> unattributed.decision();
            default -> throw new IllegalStateException("a conversion is followed by its decision");
        };
    }

    /** The fact is known by the idempotency key, the decision by the source's own event id. */
    private static MetaData identity(CustomerEvent event, RecordConversion command) {
        return switch (event) {
            case ConversionRecorded recorded -> identifiedBy(command.keyEventId());
            case ConversionAttributed attributed -> identifiedBy(command.sourceEventEventId());
            case ConversionUnattributed unattributed -> identifiedBy(command.sourceEventEventId());
            default -> MetaData.emptyInstance();
        };
    }

    private static MetaData identifiedBy(@Nullable UUID eventId) {
        return eventId == null ? MetaData.emptyInstance() : EventIdentifiers.identifiedBy(eventId);
    }

    private ConversionRecorded fact(RecordConversion command) {
        String subject = command.aggregateId();
        return new ConversionRecorded(
                command.tenant(),
                command.customerId(),
                command.conversionId(),
                command.source(),
                command.sourceLabel(),
                command.sourceEventId(),
                command.type(),
                command.valueMinor(),
                command.currency(),
                command.originalValue(),
                personalData.seal(subject, command.userId()),
                command.metadata() == null ? null : personalData.seal(subject, command.metadata()),
                command.occurredAtMs(),
                command.receivedAtMs(),
                command.fingerprint());
    }
}
