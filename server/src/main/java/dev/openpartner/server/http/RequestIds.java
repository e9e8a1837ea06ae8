package dev.openpartner.server.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
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
        return presented != null && SANE.matcher(presented).matches() ? presented : made();
    }

    /** Tells requests apart and keeps no secret, so it does not wait for secure random numbers, of which there is one source. */
    private static String made() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
