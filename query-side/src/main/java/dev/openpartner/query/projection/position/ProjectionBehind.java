package dev.openpartner.query.projection.position;

import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A projection cannot answer yet: it is being built, or has not reached the position that was asked for. 503, to be retried. */
public final class ProjectionBehind extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    /** The machine code of the answer. */
    public static final String CODE = "projection_behind";

    private static final String RETRY_AFTER_SECONDS = "1";

    public ProjectionBehind(String sentence) {
        super(HttpStatus.SERVICE_UNAVAILABLE, problem(sentence), null);
        getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }

    private static ProblemDetail problem(String sentence) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, sentence);
        problem.setType(URI.create("/problems/" + CODE));
        problem.setTitle("The answer is not ready yet");
        problem.setProperty("error", CODE);
        return problem;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
