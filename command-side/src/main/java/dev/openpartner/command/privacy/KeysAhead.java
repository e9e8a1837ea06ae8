package dev.openpartner.command.privacy;

import dev.openpartner.command.lane.GroupPreparation;
import dev.openpartner.kernel.message.Command;
import dev.openpartner.kernel.privacy.PersonalData;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Loads the data keys of all persons that a group of commands is about with one query instead of one for each. */
@Component
@Profile("role-command")
class KeysAhead implements GroupPreparation {

    private static final Set<String> KINDS_OF_PERSONS = Set.of("customer", "partner", "click");

    private final PersonalData personalData;

    KeysAhead(PersonalData personalData) {
        this.personalData = personalData;
    }

    @Override
    public void prepare(List<Command> commands, long position) {
        personalData.prefetch(commands.stream()
                .map(Command::aggregateId)
                .filter(KeysAhead::isPerson)
                .collect(Collectors.toSet()));
    }

    private static boolean isPerson(String stream) {
        return KINDS_OF_PERSONS.contains(stream.substring(0, Math.max(0, stream.indexOf(':'))));
    }
}
