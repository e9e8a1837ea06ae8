package dev.openpartner.console.page;

import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as people read and write it. */
@Component
@Profile("role-query")
public final class Json {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JsonMapper mapper;

    Json(JsonMapper mapper) {
        this.mapper = mapper.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
    }

    /** A value on as many lines as it has parts; what nobody would see in it is escaped. */
    public String pretty(Object value) {
        return Sight.escaped(mapper.writeValueAsString(value));
    }

    /** The same text on as many lines as it has parts; as it is, when it is no JSON. */
    public String prettyText(String text) {
        try {
            return Sight.escaped(mapper.writeValueAsString(mapper.readTree(text)));
        } catch (JacksonException notJson) {
            return text;
        }
    }

    /** An object from its text, as maps, lists, texts and numbers. */
    public Map<String, Object> object(String text) {
        return mapper.readValue(text, OBJECT);
    }
}
