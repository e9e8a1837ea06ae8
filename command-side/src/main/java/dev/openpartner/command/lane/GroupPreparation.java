package dev.openpartner.command.lane;

import dev.openpartner.kernel.message.Command;
import java.util.List;

/**
 * Looks something up for all commands of a group at once, in the group's transaction and before the first of them is handled:
 * whether their events were recorded before, or the keys of their data subjects. What it finds it keeps as a resource of the
 * current unit of work, where handlers find it. Called again, on fresh state, when a group is tried again.
 */
@FunctionalInterface
public interface GroupPreparation {

    /**
     * Called once for each try.
     *
     * @param commands in the order in which they will be handled
     * @param position up to here the group knows of what others did; it is tried again if they changed later what it reads
     */
    void prepare(List<Command> commands, long position);
}
