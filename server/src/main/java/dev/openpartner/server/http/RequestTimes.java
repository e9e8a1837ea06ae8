package dev.openpartner.server.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * The timers {@code http.server.requests}, with the tags that Spring gives them. Spring makes an observation of each request
 * and looks its timer up by all tags; here the timer of a route and status is found in a map.
 */
@Component
public final class RequestTimes {

    /** The tag of a request without an exception. */
    static final String NONE = "none";

    /** The tag of what has no name that there is an end of. */
    public static final String UNKNOWN = "UNKNOWN";

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    private final MeterRegistry registry;

    /** As many as there are routes, methods of each, and statuses that they answer. */
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    RequestTimes(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Notes a request that was answered.
     *
     * @param uri the route's pattern, never the path
     * @param exception simple name of what escaped every handler, or {@code none}
     */
    void record(String method, String uri, int status, String exception, long elapsedNs) {
        timers.computeIfAbsent(new Kind(METHODS.contains(method) ? method : UNKNOWN, uri, status, exception), this::timer)
                .record(elapsedNs, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Kind kind) {
        return Timer.builder("http.server.requests")
                .tag("method", kind.method())
                .tag("uri", kind.uri())
                .tag("status", Integer.toString(kind.status()))
                .tag("outcome", outcome(kind.status()))
                .tag("exception", kind.exception())
                .tag("error", kind.exception())
                .register(registry);
    }

    private static String outcome(int status) {
        return switch (status / 100) {
            case 1 -> "INFORMATIONAL";
            case 2 -> "SUCCESS";
            case 3 -> "REDIRECTION";
            case 4 -> "CLIENT_ERROR";
            case 5 -> "SERVER_ERROR";
            default -> UNKNOWN;
        };
    }

    /** What shares a timer. */
    private record Kind(String method, String uri, int status, String exception) {}
}
