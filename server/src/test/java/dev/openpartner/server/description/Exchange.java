package dev.openpartner.server.description;

import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * A request and its answer.
 *
 * @param path with its query
 * @param sentType content type of the request; empty without a body
 * @param sent the body of the request; empty when there was none
 * @param text the body of the answer; empty when there was none
 */
public record Exchange(
        String method, String path, String sentType, String sent, int status, HttpHeaders headers, String text) {

    boolean succeeded() {
        return status < 300;
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    String pathAlone() {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    @Override
    public String toString() {
        return "%s %s (%s) answered %d %s".formatted(method, path, sent, status, text);
    }
}
