package dev.openpartner.command.conversion;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Reads raw bodies: the bytes are kept when they are refused, so nothing may have parsed them before. */
final class RawBody {

    static final int MAX_SINGLE_BYTES = 1 << 20;
    static final int MAX_BATCH_BYTES = 16 << 20;

    private static final String FORM_HINT =
            "The body came as a form. Send JSON: in Zapier choose \"POST\" with the payload type \"json\", in Make the body type"
                    + " \"Raw\" with the content type \"JSON (application/json)\".";

    private RawBody() {}

    /** The bytes of a body; one byte more than the limit is read at most, whatever length was announced. */
    static byte[] read(HttpServletRequest request, int maxBytes) throws IOException {
        byte[] body = request.getContentLengthLong() > maxBytes ? new byte[0] : request.getInputStream().readNBytes(maxBytes + 1);
        if (request.getContentLengthLong() > maxBytes || body.length > maxBytes) {
            String detail = "The body is larger than %d bytes.".formatted(maxBytes);
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONTENT_TOO_LARGE, detail);
            problem.setProperty("error", "body_too_large");
            throw new ErrorResponseException(HttpStatus.CONTENT_TOO_LARGE, problem, null);
        }
        return body;
    }

    /**
     * Lets JSON pass, and a body whose type nobody named.
     *
     * @throws UnreadableMediaType for everything else
     */
    static void requireJson(@Nullable String contentType) {
        if (contentType != null && !contentType.isBlank()) {
            MediaType type = parse(contentType);
            boolean json = MediaType.APPLICATION_JSON.isCompatibleWith(type) || type.getSubtype().endsWith("+json");
            if (!json || !isUtf8(type)) {
                throw new UnreadableMediaType(hint(type));
            }
        }
    }

    /** Whether a batch comes as one JSON document per line. */
    static boolean isLines(@Nullable String contentType) {
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
