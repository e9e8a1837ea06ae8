package dev.openpartner.server.openapi;

import dev.openpartner.command.http.Takes;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Describes the body that a route reads from the record that stands for it. */
final class Bodies {

    private static final String JSON = "application/json";
    private static final String LINES = "application/x-ndjson";

    private Bodies() {}

    static RequestBody describe(Takes takes, Components parts) {
        ResolvedSchema resolved = ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(takes.value()).resolveAsRef(true));
        resolved.referencedSchemas.forEach((name, schema) -> {
            RecordSchemas.relax(schema);
            if (!takes.ignoresUnknownFields()) {
                refuseOthers(schema);
            }
            parts.addSchemas(name, schema);
        });
        Content content = takes.batchOf() > 0
                ? batch(resolved.schema, takes)
                : new Content().addMediaType(JSON, new MediaType().schema(resolved.schema).example(parsed(takes.example())));
        return new RequestBody().required(!takes.optional()).content(content);
    }

    /** A conversion inside another body keeps its own rule. */
    private static void refuseOthers(Schema<?> schema) {
        if (!"SubmittedConversion".equals(schema.getName())) {
            schema.setAdditionalProperties(false);
        }
    }

    private static Content batch(Schema<?> item, Takes takes) {
        Schema<?> array = new JsonSchema();
        array.setTypes(Set.of("array"));
        array.setItems(item);
        array.setMaxItems(takes.batchOf());
        Schema<?> lines = new JsonSchema();
        lines.setTypes(Set.of("string"));
        lines.setDescription("One such object per line; blank lines are left out.");
        String line = parsed(takes.example()).toString();
        return new Content()
                .addMediaType(JSON, new MediaType().schema(array).example(List.of(parsed(takes.example()))))
                .addMediaType(LINES, new MediaType().schema(lines).example(line + "\n" + line + "\n"));
    }

    private static Object parsed(String json) {
        return JsonMapper.shared().readValue(json, Object.class);
    }
}
