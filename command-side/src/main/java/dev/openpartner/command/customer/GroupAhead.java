package dev.openpartner.command.customer;

import dev.openpartner.command.customer.RecordedConversion.Replay;
import dev.openpartner.kernel.customer.CustomerCommand.RecordConversion;
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
 * Looks ahead for all conversions of one commit: one query finds which were recorded before. Also knows what an earlier command
 * of the same group has just recorded.
 *
 * <p>A repeat that both miss, because another node commits the same conversion at the same moment, is refused by the store's
 * unique index; its command is handled again, and finds it stored.
 */
final class GroupAhead {

    private static final String RESOURCE = GroupAhead.class.getName();

    private final EarlierConversions earlier;
    private final Map<UUID, Long> stored;
    private final Map<UUID, RecordedConversion> justRecorded = new HashMap<>();

    private GroupAhead(EarlierConversions earlier, Map<UUID, Long> stored) {
        this.earlier = earlier;
        this.stored = stored;
    }

    static GroupAhead ofCurrentUnit(EarlierConversions earlier) {
        UnitOfWork<?> unit = CurrentUnitOfWork.get().root();
        return unit.getOrComputeResource(RESOURCE, key -> look(commandsOf(unit), earlier));
    }

    private static GroupAhead look(List<RecordConversion> commands, EarlierConversions earlier) {
        Set<UUID> ids = new HashSet<>();
        for (RecordConversion command : commands) {
            addIfPresent(ids, command.keyEventId());
            addIfPresent(ids, command.sourceEventEventId());
        }
        return new GroupAhead(earlier, earlier.positions(ids));
    }

    private static List<RecordConversion> commandsOf(UnitOfWork<?> unit) {
        List<? extends Message<?>> messages =
                unit instanceof BatchingUnitOfWork<?> group ? group.getMessages() : List.of(unit.getMessage());
        return messages.stream()
                .map(Message::getPayload)
                .filter(RecordConversion.class::isInstance)
                .map(RecordConversion.class::cast)
                .toList();
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
        Long position = stored.get(id);
        if (position == null) {
            return null;
        }
        return replay == Replay.BY_KEY ? earlier.byFact(position) : earlier.byDecision(position);
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
