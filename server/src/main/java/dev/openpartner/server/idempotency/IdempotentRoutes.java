package dev.openpartner.server.idempotency;

import java.util.Set;

/** Which requests an {@code Idempotency-Key} makes safe to repeat, and who sees to it. */
public final class IdempotentRoutes {

    private static final Set<String> METHODS = Set.of("POST", "PATCH");

    /** Their keys are kept for good, in the log. */
    private static final Set<String> CONVERSIONS = Set.of("/api/attribution/events", "/api/attribution/events/batch");

    /** Without a key of its own: an identity is the same by its pair. */
    private static final String IDENTIFY = "/api/attribution/identify";

    private IdempotentRoutes() {}

    /** Whether the route looks at the header. */
    public static boolean takeKey(String method, String path) {
        return METHODS.contains(method) && !path.equals(IDENTIFY);
    }

    /** Whether the first answer is kept beside the log, and a repeat that comes too early is turned away. */
    public static boolean keepAnswers(String method, String path) {
        return takeKey(method, path) && !CONVERSIONS.contains(path);
    }
}
