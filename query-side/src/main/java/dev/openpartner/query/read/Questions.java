package dev.openpartner.query.read;

import dev.openpartner.kernel.query.Answer;
import dev.openpartner.kernel.query.Query;
import java.util.concurrent.CompletionException;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Asks the read side through the query bus, as every other asker does, and answers over HTTP. */
@Component
@Profile("role-query")
public final class Questions {

    /** Names the log position that an answer reflects. */
    public static final String POSITION_HEADER = "OpenPartner-Position";

    private final QueryGateway gateway;

    Questions(QueryGateway gateway) {
        this.gateway = gateway;
    }

    /** What the read side says; refusals come through as they were thrown. */
    public <T> Answer<T> ask(Query<T> query) {
        try {
            return query.typed(gateway.query(query, Answer.class).join());
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** 200 with the value as its body. */
    public <T> ResponseEntity<T> answer(Query<T> query) {
        return answer(ask(query));
    }

    public static <T> ResponseEntity<T> answer(Answer<T> answer) {
        return ResponseEntity.ok().header(POSITION_HEADER, Long.toString(answer.position())).body(answer.value());
    }
}
