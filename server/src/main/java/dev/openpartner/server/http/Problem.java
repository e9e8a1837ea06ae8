package dev.openpartner.server.http;

import dev.openpartner.kernel.api.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One answer that is not a success, as RFC 9457 shapes it, before it knows which request it answers.
 *
 * @param status HTTP status
 * @param code stable machine code, the member {@code error}; it also ends the {@code type}
 * @param detail a sentence that a person can act on, without internals
 * @param members further members such as {@code required}
 * @param faults each thing wrong with the request, the member {@code errors}; left out when empty
 * @param headers further headers such as {@code Retry-After}
 */
public record Problem(
        int status,
        String code,
        String detail,
        Map<String, Object> members,
        List<Fault> faults,
        Map<String, String> headers) {

    /** Every type is this and the code. An absolute URI, as the RFC advises: it means the same behind every host and proxy. */
    static final String TYPE_PREFIX = "https://openpartner.dev/problems/";

    public Problem {
        members = Map.copyOf(members);
        faults = List.copyOf(faults);
        headers = Map.copyOf(headers);
    }

    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, Map.of(), List.of(), Map.of());
    }

    /** A part of the server cannot answer now; the same request may succeed in a moment. */
    public static Problem unavailable(int retryAfterSeconds) {
        return of(503, "unavailable", "The server cannot reach its database or is overloaded. Send the same request again in a moment.")
                .withHeader("Retry-After", Integer.toString(retryAfterSeconds));
    }

    /** A fault of ours, told without internals; the log has the rest under the request id. */
    public static Problem internal() {
        return of(500, "internal", "Something failed in the server. Its log tells what, under the requestId of this answer.");
    }

    public Problem withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(status, code, detail, members, faults, more);
    }

    public Problem withMember(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Problem(status, code, detail, more, faults, headers);
    }

    public Problem withFaults(List<Fault> more) {
        return new Problem(status, code, detail, members, more, headers);
    }

    /** The JSON members in the order in which people read them. */
    Map<String, Object> body(String instance, String requestId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", TYPE_PREFIX + code);
        body.put("title", title());
        body.put("status", status);
        body.put("detail", detail);
        body.put("instance", instance);
        body.put("error", code);
        body.put("requestId", requestId);
        members.forEach(body::putIfAbsent);
        if (!faults.isEmpty()) {
            body.put("errors", faults);
        }
        return body;
    }

    /** The code in words: one title per type, as the RFC asks. */
    private String title() {
        String words = code.replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
