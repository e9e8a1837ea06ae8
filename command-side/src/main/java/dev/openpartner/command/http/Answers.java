package dev.openpartner.command.http;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Answers to writes: each tells the log position of its last event, for clients that read what they wrote. */
public final class Answers {

    /** Response header with the log position of a write. */
    public static final String POSITION_HEADER = "OpenPartner-Position";

    private Answers() {}

    /** An answer with a body. */
    public static <T> ResponseEntity<T> of(HttpStatus status, CommandDispatch.Outcome<?> outcome, T body) {
        return positioned(ResponseEntity.status(status), outcome.position()).body(body);
    }

    /** An answer without a body: 204. */
    public static ResponseEntity<Void> noContent(CommandDispatch.Outcome<?> outcome) {
        return positioned(ResponseEntity.noContent(), outcome.position()).build();
    }

    private static <B extends ResponseEntity.HeadersBuilder<?>> B positioned(B answer, @Nullable Long position) {
        if (position != null) {
            answer.header(POSITION_HEADER, position.toString());
        }
        return answer;
    }
}
