package dev.openpartner.command.lane;

import dev.openpartner.command.eventstore.StoreUnit;
import java.util.function.Supplier;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * SQL that belongs into the transaction of the commands that ask for it, done once per group: the first command makes the work,
 * the others add to it, and it runs before the events are appended. A group that is rolled back takes its work with it.
 *
 * <pre>{@code GroupWork.of(NewKeys.class, () -> new NewKeys(jdbc)).add(key);}</pre>
 */
public final class GroupWork {

    private GroupWork() {}

    /** The work of this type in the current group; made, and registered to run, if there is none yet. */
    public static <W extends Runnable> W of(Class<W> type, Supplier<W> create) {
        return CurrentUnitOfWork.get().root().getOrComputeResource("group-work:" + type.getName(), key -> {
            W work = create.get();
            StoreUnit unit = StoreUnit.current();
            if (unit == null) {
                throw new IllegalStateException("There is no unit of work to join");
            }
            unit.beforeAppend(work);
            return work;
        });
    }
}
