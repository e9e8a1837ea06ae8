package dev.openpartner.command.eventstore.format;

import dev.openpartner.kernel.message.EventName;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The stored names of events, and of the snapshots taken of their streams: classes may be renamed and moved, names never. */
public final class EventTypes {

    /**
     * What is stored in place of a class name.
     *
     * @param name logical name, for example {@code customer.conversion-recorded}
     * @param revision raised with each incompatible change of the stored shape
     */
    public record StoredType(String name, int revision) {}

    private final Map<Class<?>, StoredType> types = new HashMap<>();
    private final Map<StoredType, Class<?>> classes = new HashMap<>();

    /**
     * @param named classes that carry an {@link EventName} of their own
     * @throws IllegalArgumentException if a class has no name, or two have the same
     */
    public EventTypes(Collection<? extends Class<?>> named) {
        named.forEach(this::register);
    }

    private void register(Class<?> named) {
        EventName name = named.getAnnotation(EventName.class);
        if (name == null) {
            throw new IllegalArgumentException(named.getName() + " has no @EventName");
        }
        register(named, new StoredType(name.value(), name.revision()));
    }

    /** Names a class that has no name of its own, such as the snapshot of a state. Before the first use only. */
    public void register(Class<?> named, StoredType type) {
        Class<?> other = classes.putIfAbsent(type, named);
        if (other != null) {
            throw new IllegalArgumentException(named.getName() + " and " + other.getName() + " are both named " + type);
        }
        types.put(named, type);
    }

    /** The stored type of a class; empty for one that is no event. */
    public Optional<StoredType> typeOf(Class<?> named) {
        return Optional.ofNullable(types.get(named));
    }

    /** The class of a stored type; empty for a name that this version of the program does not know. */
    public Optional<Class<?>> classOf(StoredType type) {
        return Optional.ofNullable(classes.get(type));
    }
}
