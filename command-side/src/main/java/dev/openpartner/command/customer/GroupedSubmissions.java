package dev.openpartner.command.customer;

import dev.openpartner.command.customer.RecordedConversion.Replay;
import dev.openpartner.kernel.customer.CustomerCommand.RecordConversion;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes repeats among the submissions of one commit: those that are stored already, found with one query for the whole group,
 * and those that an earlier command of the same group has just recorded. What both miss, because another node commits the same at
 * the same moment, the store's unique index refuses, and the command is handled again and finds it stored.
 */
final class GroupedSubmissions {

    private static final String RESOURCE = GroupedSubmissions.class.getName();

    private final EarlierConversions earlier;
    private final Map<UUID, KnownEvents.Place> stored;
    private final Map<UUID, RecordedConversion> justRecorded = new HashMap<>();

    private GroupedSubmissions(EarlierConversions earlier, Map<UUID, KnownEvents.Place> stored) {
        this.earlier = earlier;
        this.stored = stored;
    }

    static GroupedSubmissions ofCurrentUnit(EarlierConversions earlier) {
        UnitOfWork<?> unit = CurrentUnitOfWork.get().root();
        return unit.getOrComputeResource(RESOURCE, key -> new GroupedSubmissions(earlier, earlier.places(idsOf(unit))));
    }

    private static Collection<UUID> idsOf(UnitOfWork<?> unit) {
        List<? extends Message<?>> messages =
                unit instanceof BatchingUnitOfWork<?> group ? group.getMessages() : List.of(unit.getMessage());
        Set<UUID> ids = new HashSet<>();
        for (Message<?> message : messages) {
            if (message.getPayload() instanceof RecordConversion command) {
                addIfPresent(ids, command.keyEventId());
                addIfPresent(ids, command.sourceEventEventId());
            }
        }
        return ids;
    }

    private static void addIfPresent(Set<UUID> ids, @Nullable UUID id) {
        if (id != null) {
            ids.add(id);
        }
    }

    /** The first answer to a submission that came before; its key counts before its event id. */
    Optional<RecordedConversion> earlier(RecordConversion command) {
        RecordedConversion byKey = find(command.keyEventId(), Replay.BY_KEY);
        return Optional.ofNullable(byKey != null ? byKey : find(command.sourceEventEventId(), Replay.BY_EVENT_ID));
    }

    private @Nullable RecordedConversion find(@Nullable UUID id, Replay replay) {
        if (id == null) {
            return null;
        }
        RecordedConversion inThisGroup = justRecorded.get(id);
        if (inThisGroup != null) {
            return inThisGroup.replayed(replay);
        }
        KnownEvents.Place place = stored.get(id);
        if (place == null) {
            return null;
        }
        return replay == Replay.BY_KEY ? earlier.byFact(place) : earlier.byDecision(place);
    }

    /** Notes what this group is about to store. */
    void recorded(RecordConversion command, RecordedConversion recorded) {
        if (command.keyEventId() != null) {
            justRecorded.put(command.keyEventId(), recorded);
        }
        if (command.sourceEventEventId() != null) {
            justRecorded.put(command.sourceEventEventId(), recorded);
        }
    }
}
