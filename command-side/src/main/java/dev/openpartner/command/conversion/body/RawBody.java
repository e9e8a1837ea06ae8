package dev.openpartner.command.conversion.body;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** What may be said of a raw body before it is parsed. */
public final class RawBody {

    private static final String FORM_HINT =
            "The body came as a form. Send JSON: in Zapier choose \"POST\" with the payload type \"json\", in Make the body type"
                    + " \"Raw\" with the content type \"JSON (application/json)\".";

    private RawBody() {}

    /**
     * Lets JSON pass, and a body whose type nobody named.
     *
     * @throws UnreadableMediaType for everything else
     */
    public static void requireJson(@Nullable String contentType) {
        if (contentType != null && !contentType.isBlank() && !contentType.equals(MediaType.APPLICATION_JSON_VALUE)) {
            MediaType type = parse(contentType);
            boolean json = MediaType.APPLICATION_JSON.isCompatibleWith(type) || type.getSubtype().endsWith("+json");
            if (!json || !isUtf8(type)) {
                throw new UnreadableMediaType(hint(type));
            }
        }
    }

    /** Whether a batch comes as one JSON document per line. */
    public static boolean isLines(@Nullable String contentType) {
        if (contentType == null || contentType.isBlank()) {
            return false;
        }
        String subtype = parse(contentType).getSubtype();
        return subtype.equals("x-ndjson") || subtype.equals("ndjson") || subtype.equals("jsonl") || subtype.equals("x-jsonlines");
    }

    private static String hint(MediaType type) {
        return MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(type)
                ? FORM_HINT
                : "Send JSON with the content type application/json, encoded as UTF-8.";
    }

    private static boolean isUtf8(MediaType type) {
        try {
            return type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unknownCharset) {
            return false;
        }
    }

    private static MediaType parse(String contentType) {
        try {
            return MediaType.parseMediaType(contentType);
        } catch (InvalidMediaTypeException e) {
            throw new UnreadableMediaType("The content type cannot be read. Send application/json.");
        }
    }
}
