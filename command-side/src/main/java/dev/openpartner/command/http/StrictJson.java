package dev.openpartner.command.http;

import dev.openpartner.kernel.api.Fault;
import dev.openpartner.kernel.api.InvalidRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Parses JSON without leniency: UTF-8 only, no duplicate names, nothing after the document, no NaN, exact decimals, and a limit
 * on everything. Whatever the bytes are, the outcome is a document or an {@link InvalidRequest}.
 */
public final class StrictJson {

    /** Deepest nesting of a document, from the conventions of the API. */
    public static final int MAX_DEPTH = 64;

    private static final int MAX_NUMBER_CHARACTERS = 100;
    private static final int MAX_STRING_CHARACTERS = 1 << 20;
    private static final int MAX_NAME_CHARACTERS = 1_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_CHARACTERS)
                            .maxStringLength(MAX_STRING_CHARACTERS)
                            .maxNameLength(MAX_NAME_CHARACTERS)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.instance)
            .build();

    private StrictJson() {}

    /**
     * The document in these bytes. NUL characters and unpaired surrogates in it are not looked for here: {@link BodyReader} names
     * them one by one.
     *
     * @throws InvalidRequest when the bytes are no JSON document; the one fault says where in the text
     */
    public static JsonNode parse(byte @Nullable [] body) {
        return body == null ? parse(new byte[0], 0, 0) : parse(body, 0, body.length);
    }

    /**
     * The same for a document among other bytes.
     *
     * @param from its first byte
     */
    public static JsonNode parse(byte[] bytes, int from, int length) {
        if (length == 0) {
            throw invalid("required", "The body is empty. Send a JSON object.");
        }
        try {
            // Where every byte is a character there is nothing to decode, and no other encoding to take it for. Of escapes the
            // reader of bytes refuses some without a word about what is wrong.
            return isPlain(bytes, from, length) ? MAPPER.readTree(bytes, from, length) : parse(decode(bytes, from, length));
        } catch (JacksonException e) {
            throw invalid("malformed_json", "Not valid JSON%s: %s".formatted(place(e), firstLine(e.getOriginalMessage())));
        }
    }

    private static boolean isPlain(byte[] bytes, int from, int length) {
        boolean printed = false;
        for (int i = from; i < from + length; i++) {
            if (bytes[i] <= 0 || bytes[i] == '\\') {
                return false;
            }
            printed |= bytes[i] > ' ';
        }
        return printed;
    }

    private static JsonNode parse(String text) {
        if (text.isBlank()) {
            throw invalid("required", "The body is blank. Send a JSON object.");
        }
        return MAPPER.readTree(text);
    }

    private static String decode(byte[] bytes, int from, int length) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, length)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw invalid("not_utf8", "The body is not UTF-8 text. Send JSON encoded as UTF-8.");
        }
    }

    private static String place(JacksonException e) {
        var location = e.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "cannot be read" : message.lines().findFirst().orElse("cannot be read");
    }

    private static InvalidRequest invalid(String code, String message) {
        return InvalidRequest.body(List.of(new Fault("", code, message)));
    }
}
