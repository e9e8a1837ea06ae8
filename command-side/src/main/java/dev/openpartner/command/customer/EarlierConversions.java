package dev.openpartner.command.customer;

import dev.openpartner.command.customer.RecordedConversion.Replay;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionAttributed;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionRecorded;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionUnattributed;
import dev.openpartner.kernel.customer.Decision;
import dev.openpartner.kernel.log.EventLog;
import dev.openpartner.kernel.log.RecordedEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads the stored answer to a submission that came before. The fact and the first decision about it stand side by side in the
 * log, so either leads to both, at the same cost however long the customer's history is and whatever was decided since.
 */
public final class EarlierConversions {

    private final KnownEvents knownEvents;
    private final EventLog log;

    EarlierConversions(KnownEvents knownEvents, EventLog log) {
        this.knownEvents = knownEvents;
        this.log = log;
    }

    /**
     * A conversion recorded under one of several keys.
     *
     * @param keyEventId the key's event id
     */
    public record Found(UUID keyEventId, RecordedConversion recorded) {}

    /** Any conversion that was recorded under one of these keys' event ids. */
    public Optional<Found> anyByKey(Collection<UUID> keyEventIds) {
        return positions(keyEventIds).entrySet().stream()
                .findFirst()
                .map(entry -> new Found(entry.getKey(), byFact(entry.getValue())));
    }

    Map<UUID, Long> positions(Collection<UUID> eventIds) {
        return eventIds.isEmpty() ? Map.of() : knownEvents.positions(eventIds);
    }

    /** From the position of the recorded fact, which carries the idempotency key's id. */
    RecordedConversion byFact(long position) {
        return read(position, Replay.BY_KEY);
    }

    /** From the position of the decision, which carries the id of the source's own event id. */
    RecordedConversion byDecision(long position) {
        return read(position - 1, Replay.BY_EVENT_ID);
    }

    private RecordedConversion read(long factPosition, Replay replay) {
        List<RecordedEvent> both = log.readAfter(factPosition - 1, 2);
        if (both.size() != 2 || !(both.getFirst().event() instanceof ConversionRecorded fact)) {
            throw new IllegalStateException("no conversion with its decision at position " + factPosition);
        }
        Decision decision = switch (both.getLast().event()) {
            case ConversionAttributed attributed -> attributed.decision();
            case ConversionUnattributed unattributed -> unattributed.decision();
            default -> throw new IllegalStateException("no decision follows the conversion at position " + factPosition);
        };
        return new RecordedConversion(fact.conversionId(), decision, fact.fingerprint(), replay);
    }
}
