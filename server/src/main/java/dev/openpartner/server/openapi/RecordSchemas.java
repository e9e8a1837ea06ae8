package dev.openpartner.server.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes from a record what its schema must say of each component: whether it may be null, and whether it is always there. The same
 * annotations that the compiler checks say so, and hence the description cannot promise what the code does not hold.
 */
@Component
final class RecordSchemas implements ModelConverter {

    private static final String PREFIX = "#/components/schemas/";

    private final Map<String, Class<?>> described = new ConcurrentHashMap<>();

    @Override
    public boolean isOpenapi31() {
        return true;
    }

    @Override
    public @Nullable Schema<?> resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        Class<?> raw = Json31.mapper().constructType(type.getType()).getRawClass();
        if (schema != null && raw.isRecord()) {
            String reference = schema.get$ref();
            if (reference == null) {
                complete(schema, raw);
            } else {
                String name = reference.substring(PREFIX.length());
                refuseSecondMeaning(name, raw);
                Schema<?> defined = context.getDefinedModels().get(name);
                if (defined != null) {
                    complete(defined, raw);
                }
            }
        }
        return schema;
    }

    /** Two records of one simple name would share a schema, and one of them would be described wrongly. */
    private void refuseSecondMeaning(String name, Class<?> raw) {
        Class<?> before = described.putIfAbsent(name, raw);
        if (before != null && before != raw) {
            throw new IllegalStateException("The schema %s would stand for both %s and %s".formatted(name, before, raw));
        }
    }

    private static void complete(Schema<?> schema, Class<?> raw) {
        if (schema.getProperties() == null) {
            return;
        }
        List<String> required = new ArrayList<>();
        boolean leavesNullsOut = leavesNullsOut(raw.getAnnotation(JsonInclude.class));
        for (RecordComponent component : raw.getRecordComponents()) {
            Schema<?> property = (Schema<?>) schema.getProperties().get(component.getName());
            boolean mayBeNull = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            boolean mayBeAbsent =
                    mayBeNull && (leavesNullsOut || leavesNullsOut(component.getAccessor().getAnnotation(JsonInclude.class)));
            if (property == null || mayBeAbsent) {
                continue;
            }
            required.add(component.getName());
            if (mayBeNull) {
                schema.getProperties().put(component.getName(), nullable(property));
            }
        }
        schema.setRequired(required.isEmpty() ? null : required);
    }

    private static boolean leavesNullsOut(@Nullable JsonInclude include) {
        return include != null && include.value() == JsonInclude.Include.NON_NULL;
    }

    private static Schema<?> nullable(Schema<?> property) {
        if (property.get$ref() != null) {
            Schema<?> either = new JsonSchema();
            either.setDescription(property.getDescription());
            either.setAnyOf(List.of(new Schema<>().$ref(property.get$ref()), ofType("null")));
            return either;
        }
        if (property.getTypes() != null && !property.getTypes().isEmpty()) {
            Set<String> types = new LinkedHashSet<>(property.getTypes());
            types.add("null");
            property.setTypes(types);
            withNull(property);
        }
        return property;
    }

    /** An enumeration names null as well, where null may stand. */
    @SuppressWarnings("unchecked") // A schema's type parameter is the type of its values, and whatever it is, null is one.
    private static void withNull(Schema<?> property) {
        if (property.getEnum() != null && !property.getEnum().contains(null)) {
            List<Object> values = new ArrayList<>(property.getEnum());
            values.add(null);
            ((Schema<Object>) property).setEnum(values);
        }
    }

    /** Lets whatever may be null be left out as well: to a body, both mean the same. */
    static void relax(Schema<?> schema) {
        if (schema.getRequired() != null) {
            List<String> needed = new ArrayList<>(schema.getRequired());
            needed.removeIf(name -> mayBeNull((Schema<?>) schema.getProperties().get(name)));
            schema.setRequired(needed.isEmpty() ? null : needed);
        }
    }

    private static boolean mayBeNull(@Nullable Schema<?> property) {
        return property != null
                && (property.getAnyOf() != null || (property.getTypes() != null && property.getTypes().contains("null")));
    }

    static Schema<?> ofType(String type) {
        Schema<?> schema = new JsonSchema();
        schema.setTypes(Set.of(type));
        return schema;
    }
}
