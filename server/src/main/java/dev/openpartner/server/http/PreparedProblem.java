package dev.openpartner.server.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import tools.jackson.databind.json.JsonMapper;

/**
 * A problem whose answer is made beforehand, all but the request's path and id. For what is refused by the thousand, before any
 * filter: refusing must cost next to nothing, or a server that refuses has no time left to work.
 */
public final class PreparedProblem {

    private static final String INSTANCE = "@instance@";
    private static final String REQUEST_ID = "@requestId@";

    private final Problem problem;
    private final RequestTimes times;
    private final String beforeInstance;
    private final String beforeId;
    private final String afterId;

    public PreparedProblem(Problem problem, JsonMapper json, RequestTimes times) {
        this.problem = problem;
        this.times = times;
        String body = json.writeValueAsString(problem.body(INSTANCE, REQUEST_ID));
        int instance = body.indexOf(INSTANCE);
        int id = body.indexOf(REQUEST_ID, instance);
        this.beforeInstance = body.substring(0, instance);
        this.beforeId = body.substring(instance + INSTANCE.length(), id);
        this.afterId = body.substring(id + REQUEST_ID.length());
    }

    /** Answers a request that has got no further than the container. */
    public void answer(Request request, Response response) throws IOException {
        long begunNs = System.nanoTime();
        String id = RequestIds.saneOrMade(request.getHeader(RequestIds.HEADER));
        response.setStatus(problem.status());
        response.setHeader(RequestIds.HEADER, id);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        problem.headers().forEach(response::setHeader);
        response.setContentType(ProblemAnswers.CONTENT_TYPE);
        String text = beforeInstance + plain(request.getRequestURI()) + beforeId + id + afterId;
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        times.record(request.getMethod(), RequestTimes.UNKNOWN, problem.status(), RequestTimes.NONE, System.nanoTime() - begunNs);
    }

    /** A path that stands in JSON as it is; any other is not repeated. */
    private static String plain(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c <= ' ' || c > '~' || c == '"' || c == '\\') {
                return "/";
            }
        }
        return path;
    }
}
