package dev.openpartner.query.projection;

import dev.openpartner.kernel.message.DomainEvent;
import dev.openpartner.kernel.message.EventName;

/** The names under which events are stored. */
public final class EventNames {

    private static final ClassValue<String> NAMES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            EventName name = type.getAnnotation(EventName.class);
            return name == null ? type.getSimpleName() : name.value();
        }
    };

    private EventNames() {}

    public static String of(DomainEvent event) {
        return NAMES.get(event.getClass());
    }
}
