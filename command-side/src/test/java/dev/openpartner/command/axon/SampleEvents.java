package dev.openpartner.command.axon;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A sample of any event, always the same: each field named by its component, so that two that are swapped are noticed. */
final class SampleEvents {

    private SampleEvents() {}

    /**
     * A sample.
     *
     * @param complete with every optional field, or with none and with empty lists
     */
    static Object of(Class<?> type, boolean complete) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = value(components[i].getName(), components[i].getType(), components[i].getAnnotatedType(), complete);
        }
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No sample of " + type, e);
        }
    }

    private static @Nullable Object value(String name, Class<?> type, AnnotatedType declared, boolean complete) {
        if (!complete && declared.isAnnotationPresent(Nullable.class)) {
            return null;
        }
        if (type == String.class) {
            return "the " + name;
        }
        if (type == long.class || type == Long.class) {
            return 1_790_000_000_000L + name.hashCode() % 1_000;
        }
        if (type == int.class || type == Integer.class) {
            return 1 + Math.abs(name.hashCode() % 90);
        }
        if (type == boolean.class || type == Boolean.class) {
            return complete;
        }
        if (type == Map.class) {
            return complete ? Map.of("key of " + name, "value of " + name) : Map.of();
        }
        if (type == List.class) {
            AnnotatedType element = ((AnnotatedParameterizedType) declared).getAnnotatedActualTypeArguments()[0];
            Object one = value("one of " + name, (Class<?>) element.getType(), element, complete);
            return complete ? List.of(one) : List.of();
        }
        return of(type, complete);
    }
}
