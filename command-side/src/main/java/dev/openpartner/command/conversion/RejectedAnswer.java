package dev.openpartner.command.conversion;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.openpartner.kernel.api.Fault;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rejected submission as an admin sees it.
 *
 * @param body the text as it came; left out of lists
 */
record RejectedAnswer(
        String id,
        Instant receivedAt,
        String source,
        @Nullable String keyId,
        @Nullable String contentType,
        int sizeBytes,
        List<Fault> errors,
        @Nullable String resubmittedAs,
        @Nullable Instant resubmittedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String body) {

    static RejectedAnswer listed(RejectedSubmission submission) {
        return of(submission, null);
    }

    static RejectedAnswer whole(RejectedSubmission submission, RawText body) {
        return of(submission, body.readable());
    }

    private static RejectedAnswer of(RejectedSubmission submission, @Nullable String body) {
        return new RejectedAnswer(
                submission.id(),
                submission.receivedAt(),
                submission.sourceLabel(),
                submission.keyId(),
                submission.contentType(),
                submission.sizeBytes(),
                submission.faults(),
                submission.resubmittedAs(),
                submission.resubmittedAt(),
                body);
    }
}
