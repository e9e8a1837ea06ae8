package dev.openpartner.command.conversion;

import dev.openpartner.command.conversion.body.BatchHash;
import dev.openpartner.command.conversion.body.BatchItems;
import dev.openpartner.command.conversion.body.RawBody;
import dev.openpartner.command.customer.EarlierConversions;
import dev.openpartner.command.http.Answers;
import dev.openpartner.command.http.IdempotencyKey;
import dev.openpartner.command.http.JsonWriter;
import dev.openpartner.command.http.Takes;
import dev.openpartner.kernel.access.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes many conversions at once, and does not hold them: what can be recorded is, while the others are read. */
@RestController
@Profile("role-command")
class BatchController {

    private final BatchRun run;
    private final BatchIntake.Services services;
    private final Clock clock;
    private final JsonWriter json;

    BatchController(
            BatchRun run,
            EarlierConversions earlier,
            SubmissionIdentity identity,
            Rejections rejections,
            Clock clock,
            JsonWriter json) {
        this.run = run;
        this.services = new BatchIntake.Services(identity, earlier, rejections);
        this.clock = clock;
        this.json = json;
    }

    @PostMapping("/api/attribution/events/batch")
    @Operation(
            operationId = "recordConversions",
            tags = "Conversions",
            summary = "Report many conversions",
            description = "Answers for each in order; one that is refused does not spoil the others. `Idempotency-Key` covers the whole"
                    + " batch, `eventId` each conversion. Conversions with an `eventId` are recorded while the batch is still on its"
                    + " way: one that is refused as a whole is corrected and sent again with the same event ids. Without them, and"
                    + " with an `Idempotency-Key`, nothing is recorded before the whole was read.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = BatchAnswer.class)))
    @Takes(
            value = SubmittedConversion.class,
            example = SubmittedConversion.EXAMPLE,
            ignoresUnknownFields = true,
            batchOf = BatchItems.MAX_ITEMS)
    void record(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String key = IdempotencyKey.read(Collections.list(request.getHeaders(ConversionController.KEY_HEADER)));
        boolean lines = RawBody.isLines(request.getContentType());
        if (!lines) {
            RawBody.requireJson(request.getContentType());
        }
        Instant receivedAt = clock.instant();
        BatchHash hash = key == null ? null : new BatchHash();
        try (BatchRun.Turn turn = run.takeTurn()) {
            InputStream body = request.getInputStream();
            BatchReader reader =
                    new BatchReader(lines ? BatchItems.ofLines(body) : BatchItems.ofArray(body), receivedAt, hash);
            BatchIntake intake = new BatchIntake(
                    new BatchIntake.Submitter(caller, key, request.getContentType(), receivedAt), services, turn);
            for (BatchReader.Item item = reader.next(); item != null; item = reader.next()) {
                intake.take(item, reader.lastItemBytes());
            }
            answer(response, intake.end(hash));
        }
    }

    private void answer(HttpServletResponse response, BatchRun.Recorded recorded) throws IOException {
        List<BatchAnswer.Result> results = recorded.results();
        // Some tools look at the status of the whole alone: a 200 would end it.
        if (!results.isEmpty() && results.stream().allMatch(BatchAnswer.Result::isUnavailable)) {
            throw new DataAccessResourceFailureException("not one item of a batch could be recorded");
        }
        if (recorded.position() != null) {
            response.setHeader(Answers.POSITION_HEADER, recorded.position().toString());
        }
        if (!results.isEmpty() && results.stream().allMatch(result -> Boolean.TRUE.equals(result.replayed()))) {
            response.setHeader(ConversionController.REPLAYED_HEADER, "true");
        }
        json.write(response, new BatchAnswer(results));
    }
}
