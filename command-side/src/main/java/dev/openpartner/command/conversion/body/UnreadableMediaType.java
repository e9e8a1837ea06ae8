package dev.openpartner.command.conversion.body;

import dev.openpartner.kernel.api.Fault;
import dev.openpartner.kernel.api.InvalidRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A body of a kind that is not read here: 415, with what to send instead. */
public final class UnreadableMediaType extends ErrorResponseException {

    private static final long serialVersionUID = 1L;
    private static final String CODE = "unsupported_media_type";

    private final String sentence;

    UnreadableMediaType(String sentence) {
        super(HttpStatus.UNSUPPORTED_MEDIA_TYPE, problem(sentence), null);
        this.sentence = sentence;
    }

    /** The same as a fault of the body, for the list of rejected submissions. */
    public InvalidRequest asFault() {
        return InvalidRequest.body(List.of(new Fault("", CODE, sentence)));
    }

    private static ProblemDetail problem(String sentence) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNSUPPORTED_MEDIA_TYPE, sentence);
        problem.setProperty("error", CODE);
        return problem;
    }
}
