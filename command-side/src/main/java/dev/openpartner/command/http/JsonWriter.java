package dev.openpartner.command.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes an answer of JSON straight to the response, with its length. For the routes that are asked most: what Spring does between a
 * handler's value and the socket (negotiating a type that is always the same, choosing a converter, flushing) took a quarter of the
 * time that a conversion spent in HTTP.
 */
@Component
@Profile("role-command")
public class JsonWriter {

    private final JsonMapper json;

    public JsonWriter(JsonMapper json) {
        this.json = json;
    }

    /** Answers 200 with a body; its headers were set before. */
    public void write(HttpServletResponse response, Object answer) throws IOException {
        byte[] body = json.writeValueAsBytes(answer);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
