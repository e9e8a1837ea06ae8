package dev.openpartner.command.conversion;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.openpartner.command.customer.RecordedConversion;
import dev.openpartner.kernel.api.Fault;
import dev.openpartner.kernel.api.InvalidRequest;
import dev.openpartner.kernel.message.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to a batch: what became of each item, in the order of the items. */
record BatchAnswer(List<Result> results) {

    /**
     * What became of one item.
     *
     * @param index place in the batch, from 0
     * @param status what the HTTP status would have been, had it come alone
     * @param replayed true where the answer was given before
     * @param error machine code of a refusal
     * @param rejectedId under which a refused submission is kept
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            int index,
            int status,
            @Nullable String eventId,
            ConversionAnswer.@Nullable Attribution attribution,
            @Nullable Boolean replayed,
            @Nullable String error,
            @Nullable String detail,
            @Nullable List<Fault> errors,
            @Nullable String rejectedId) {

        private static final int OK = 200;
        private static final int BAD_REQUEST = 400;
        private static final int KEY_REUSED = 422;
        private static final int UNAVAILABLE = 503;

        static Result recorded(int index, RecordedConversion recorded) {
            ConversionAnswer answer = ConversionAnswer.of(recorded);
            Boolean replayed = recorded.isReplay() ? Boolean.TRUE : null;
            return new Result(index, OK, answer.eventId(), answer.attribution(), replayed, null, null, null, null);
        }

        static Result invalid(int index, InvalidRequest invalid, String rejectedId) {
            String detail = invalid.getMessage();
            return new Result(index, BAD_REQUEST, null, null, null, invalid.code(), detail, invalid.faults(), rejectedId);
        }

        static Result refused(int index, Refused refused) {
            int status = refused.kind() == Refused.Kind.KEY_REUSED ? KEY_REUSED : BAD_REQUEST;
            return new Result(index, status, null, null, null, refused.code(), refused.sentence(), null, null);
        }

        boolean isUnavailable() {
            return status == UNAVAILABLE;
        }

        static Result unavailable(int index) {
            String detail = "Not recorded for certain. Send the batch again with the same Idempotency-Key, or this item with its"
                    + " eventId.";
            return new Result(index, UNAVAILABLE, null, null, null, "unavailable", detail, null, null);
        }
    }
}
