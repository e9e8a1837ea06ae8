package dev.openpartner.command.customer;

import dev.openpartner.command.customer.RecordedConversion.Replay;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionAttributed;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionRecorded;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionUnattributed;
import dev.openpartner.kernel.customer.Decision;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * Reads the stored answer to a submission that came before. The fact and the first decision about it stand side by side in the
 * customer's stream, so either leads to both, however much was decided since.
 */
public final class EarlierConversions {

    private final KnownEvents knownEvents;
    private final EventStore eventStore;

    EarlierConversions(KnownEvents knownEvents, EventStore eventStore) {
        this.knownEvents = knownEvents;
        this.eventStore = eventStore;
    }

    /**
     * A conversion recorded under one of several keys.
     *
     * @param keyEventId the key's event id
     */
    public record Found(UUID keyEventId, RecordedConversion recorded) {}

    /** Any conversion that was recorded under one of these keys' event ids. */
    public Optional<Found> anyByKey(Collection<UUID> keyEventIds) {
        return knownEvents.find(keyEventIds).entrySet().stream()
                .findFirst()
                .map(entry -> new Found(entry.getKey(), byFact(entry.getValue())));
    }

    Map<UUID, KnownEvents.Place> places(Collection<UUID> eventIds) {
        return knownEvents.find(eventIds);
    }

    /** From the place of the recorded fact, which carries the idempotency key's id. */
    RecordedConversion byFact(KnownEvents.Place fact) {
        return read(fact.aggregateId(), fact.sequence(), Replay.BY_KEY);
    }

    /** From the place of the decision, which carries the id of the source's own event id. */
    RecordedConversion byDecision(KnownEvents.Place decision) {
        return read(decision.aggregateId(), decision.sequence() - 1, Replay.BY_EVENT_ID);
    }

    private RecordedConversion read(String aggregateId, long factSequence, Replay replay) {
        var stream = eventStore.readEvents(aggregateId, factSequence);
        ConversionRecorded fact = (ConversionRecorded) stream.next().getPayload();
        Decision decision = switch (stream.next().getPayload()) {
            case ConversionAttributed attributed -> attributed.decision();
            case ConversionUnattributed unattributed -> unattributed.decision();
            default -> throw new IllegalStateException("no decision follows " + aggregateId + " at " + factSequence);
        };
        return new RecordedConversion(fact.conversionId(), decision, fact.fingerprint(), replay);
    }
}
