package dev.openpartner.kernel.message.planted;

import dev.openpartner.kernel.message.Command;

/** Commands of which one has a test as it should be, to show that the others are found. */
public sealed interface PlantedCommand extends Command {

    @Override
    default String aggregateId() {
        return "planted:1";
    }

    record Tested(String tenant) implements PlantedCommand {}

    record HalfTested(String tenant) implements PlantedCommand {}

    record Untested(String tenant) implements PlantedCommand {}
}
