package dev.openpartner.benchmarks.load;

import java.nio.charset.StandardCharsets;

/** Renders requests as they go over the wire. */
public final class HttpText {

    private final String authorization;

    /** Requests that show this key. */
    public HttpText(String key) {
        this.authorization = "Authorization: Bearer " + key + "\r\n";
    }

    /** A POST of JSON without an Idempotency-Key. */
    public byte[] post(String path, String json) {
        return post(path, "application/json", "", json);
    }

    /** A POST of JSON with an Idempotency-Key. */
    public byte[] postWithKey(String path, String idempotencyKey, String json) {
        return post(path, "application/json", "Idempotency-Key: " + idempotencyKey + "\r\n", json);
    }

    private byte[] post(String path, String type, String headers, String body) {
        // All of it is ASCII, so that characters are bytes.
        return ("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + authorization + headers + "Content-Type: " + type
                        + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A GET with further headers, each ended by CR LF. */
    public byte[] get(String path, String headers) {
        return ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + authorization + headers + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
