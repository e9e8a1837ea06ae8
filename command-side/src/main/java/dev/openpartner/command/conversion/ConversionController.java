package dev.openpartner.command.conversion;

import dev.openpartner.command.conversion.body.RawBody;
import dev.openpartner.command.conversion.body.UnreadableMediaType;
import dev.openpartner.command.customer.RecordedConversion;
import dev.openpartner.command.http.Answers;
import dev.openpartner.command.http.CommandDispatch.Outcome;
import dev.openpartner.command.http.IdempotencyKey;
import dev.openpartner.command.http.JsonWriter;
import dev.openpartner.command.http.StrictJson;
import dev.openpartner.command.http.Takes;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.InvalidRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes one conversion and answers with its decision. */
@RestController
@Profile("role-command")
class ConversionController {

    /** Response header that marks an answer given before. */
    static final String REPLAYED_HEADER = "Idempotent-Replayed";

    static final String KEY_HEADER = "Idempotency-Key";

    private final Conversions conversions;
    private final Rejections rejections;
    private final Clock clock;
    private final JsonWriter json;

    ConversionController(Conversions conversions, Rejections rejections, Clock clock, JsonWriter json) {
        this.conversions = conversions;
        this.rejections = rejections;
        this.clock = clock;
        this.json = json;
    }

    @PostMapping("/api/attribution/events")
    @Operation(
            operationId = "recordConversion",
            tags = "Conversions",
            summary = "Report a conversion",
            description = "Stores the conversion and answers with its decision. One that matches nobody is stored as well, and settled"
                    + " when the identity arrives. A body with faults is kept for 30 days in the rejected list.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ConversionAnswer.class)))
    @Takes(value = SubmittedConversion.class, example = SubmittedConversion.EXAMPLE, ignoresUnknownFields = true)
    void record(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String key = IdempotencyKey.read(Collections.list(request.getHeaders(KEY_HEADER)));
        // Without its length, a body of some hundred bytes is read into a buffer of sixteen thousand.
        int announced = request.getContentLength();
        byte[] body = announced < 0 ? request.getInputStream().readAllBytes() : request.getInputStream().readNBytes(announced);
        Instant receivedAt = clock.instant();
        Submission submission = read(caller, request.getContentType(), key, body, receivedAt);
        Outcome<RecordedConversion> outcome = conversions.record(caller, submission, key, receivedAt);
        if (outcome.position() != null) {
            response.setHeader(Answers.POSITION_HEADER, outcome.position().toString());
        }
        if (outcome.result().isReplay()) {
            response.setHeader(REPLAYED_HEADER, "true");
        }
        json.write(response, ConversionAnswer.of(outcome.result()));
    }

    private Submission read(
            Caller caller, @Nullable String contentType, @Nullable String key, byte[] body, Instant receivedAt) {
        try {
            RawBody.requireJson(contentType);
            return SubmissionReader.read(StrictJson.parse(body), receivedAt);
        } catch (InvalidRequest invalid) {
            throw rejections.keep(caller, key, contentType, body, receivedAt, invalid);
        } catch (UnreadableMediaType unreadable) {
            rejections.keep(caller, key, contentType, body, receivedAt, unreadable.asFault());
            throw unreadable;
        }
    }

    static ResponseEntity<ConversionAnswer> answer(Outcome<RecordedConversion> outcome) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (outcome.position() != null) {
            answer.header(Answers.POSITION_HEADER, outcome.position().toString());
        }
        if (outcome.result().isReplay()) {
            answer.header(REPLAYED_HEADER, "true");
        }
        return answer.body(ConversionAnswer.of(outcome.result()));
    }
}
