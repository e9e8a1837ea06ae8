package dev.openpartner.server.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of one request: the client's own when it is sane, else one that we make. */
public final class RequestIds {

    /** Header in both directions. */
    public static final String HEADER = "X-Request-Id";

    /** Key of the request id on every log line. */
    public static final String LOG_KEY = "requestId";

    /** Key of the caller's tenant on every log line. */
    public static final String TENANT_LOG_KEY = "tenant";

    private static final String ATTRIBUTE = RequestIds.class.getName();

    /** What is safe to repeat in a header and in a log line, and short enough for both. */
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    private RequestIds() {}

    /** The id of this request; the first call decides it for all later ones. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String id = saneOrMade(request.getHeader(HEADER));
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    static String saneOrMade(@Nullable String presented) {
        return presented != null && SANE.matcher(presented).matches() ? presented : UUID.randomUUID().toString();
    }
}
