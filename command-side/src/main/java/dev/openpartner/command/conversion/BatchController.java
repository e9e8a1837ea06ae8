package dev.openpartner.command.conversion;

import dev.openpartner.command.conversion.body.RawBody;
import dev.openpartner.command.customer.EarlierConversions;
import dev.openpartner.command.http.Answers;
import dev.openpartner.command.http.IdempotencyKey;
import dev.openpartner.command.http.Takes;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.InvalidRequest;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes many conversions at once. */
@RestController
@Profile("role-command")
class BatchController {

    private final BatchRun run;
    private final EarlierConversions earlier;
    private final SubmissionIdentity identity;
    private final Rejections rejections;
    private final Clock clock;

    BatchController(
            BatchRun run,
            EarlierConversions earlier,
            SubmissionIdentity identity,
            Rejections rejections,
            Clock clock) {
        this.run = run;
        this.earlier = earlier;
        this.identity = identity;
        this.rejections = rejections;
        this.clock = clock;
    }

    @PostMapping("/api/attribution/events/batch")
    @Operation(
            operationId = "recordConversions",
            tags = "Conversions",
            summary = "Report many conversions",
            description = "Answers for each in order; one that is refused does not spoil the others. `Idempotency-Key` covers the whole"
                    + " batch, `eventId` each conversion.")
    @Takes(
            value = SubmittedConversion.class,
            example = SubmittedConversion.EXAMPLE,
            ignoresUnknownFields = true,
            batchOf = BatchItems.MAX_ITEMS)
    ResponseEntity<BatchAnswer> record(Caller caller, HttpServletRequest request) throws IOException {
        String key = IdempotencyKey.read(Collections.list(request.getHeaders(ConversionController.KEY_HEADER)));
        boolean lines = RawBody.isLines(request.getContentType());
        if (!lines) {
            RawBody.requireJson(request.getContentType());
        }
        try (BatchRun.Turn turn = run.takeTurn()) {
            byte[] body = request.getInputStream().readAllBytes();
            Instant receivedAt = clock.instant();
            Batch batch = Batch.read(lines ? BatchItems.ofLines(body) : BatchItems.ofArray(body), receivedAt);
            if (key != null) {
                refuseReusedKey(caller, key, batch);
            }
            List<@Nullable Report> reports = batch.reports(caller, key, identity, receivedAt);
            List<String> rejectedIds = keepUnreadable(caller, key, batch, request.getContentType(), receivedAt);
            return answer(batch, rejectedIds, turn.record(reports));
        }
    }

    /** The key covers the whole batch: one item that was recorded under it tells whether this is the same batch. */
    private void refuseReusedKey(Caller caller, String key, Batch batch) {
        Map<UUID, Integer> indexes = new HashMap<>();
        for (int index = 0; index < batch.items().size(); index++) {
            indexes.put(identity.ofBatchKey(caller.tenant(), caller.source(), key, index), index);
        }
        earlier.anyByKey(indexes.keySet()).ifPresent(found -> {
            int index = indexes.getOrDefault(found.keyEventId(), 0);
            if (!found.recorded().fingerprint().equals(identity.batchFingerprint(batch.hash(), index))) {
                throw Conversions.keyReused();
            }
        });
    }

    private List<String> keepUnreadable(
            Caller caller, @Nullable String key, Batch batch, @Nullable String contentType, Instant receivedAt) {
        List<RejectedTable.Entry> entries = new ArrayList<>();
        for (int index = 0; index < batch.items().size(); index++) {
            if (batch.items().get(index) instanceof Batch.Item.Unreadable(RawText body, InvalidRequest refusal)) {
                UUID keyEventId = key == null ? null : identity.ofBatchKey(caller.tenant(), caller.source(), key, index);
                entries.add(rejections.entry(caller, keyEventId, contentType, body, receivedAt, refusal.faults()));
            }
        }
        rejections.keepAll(entries);
        return entries.stream().map(entry -> entry.submission().id()).toList();
    }

    private static ResponseEntity<BatchAnswer> answer(Batch batch, List<String> rejectedIds, BatchRun.Recorded recorded) {
        List<BatchAnswer.Result> results = new ArrayList<>(batch.items().size());
        int rejected = 0;
        for (int index = 0; index < batch.items().size(); index++) {
            BatchAnswer.Result result = recorded.results().get(index);
            if (batch.items().get(index) instanceof Batch.Item.Unreadable unreadable) {
                result = BatchAnswer.Result.invalid(index, unreadable.refusal(), rejectedIds.get(rejected++));
            }
            results.add(Objects.requireNonNull(result));
        }
        // Some tools look at the status of the whole alone: a 200 would end it.
        if (!results.isEmpty() && results.stream().allMatch(BatchAnswer.Result::isUnavailable)) {
            throw new DataAccessResourceFailureException("not one item of a batch could be recorded");
        }
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (recorded.position() != null) {
            answer.header(Answers.POSITION_HEADER, recorded.position().toString());
        }
        if (!results.isEmpty() && results.stream().allMatch(result -> Boolean.TRUE.equals(result.replayed()))) {
            answer.header(ConversionController.REPLAYED_HEADER, "true");
        }
        return answer.body(new BatchAnswer(results));
    }
}
