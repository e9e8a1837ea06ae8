package dev.openpartner.command.conversion;

import dev.openpartner.command.http.BodyReader;
import dev.openpartner.command.http.PathId;
import dev.openpartner.command.http.StrictJson;
import dev.openpartner.command.http.Takes;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Fault;
import dev.openpartner.kernel.api.InvalidRequest;
import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.api.Refuses;
import dev.openpartner.kernel.message.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The submissions that were refused for their body, and their second chance. */
@RestController
@RequestMapping("/api/attribution/rejected")
@Profile("role-command")
class RejectedController {

    /** As much as a submission may have in the first place. */
    private static final int MAX_BODY_BYTES = 1 << 20;

    private static final Pattern ID = Pattern.compile("[0-9A-Z]{26}");
    private static final Pattern LIMIT = Pattern.compile("[0-9]{1,3}");

    private final RejectedTable table;
    private final Resubmissions resubmissions;

    RejectedController(RejectedTable table, Resubmissions resubmissions) {
        this.table = table;
        this.resubmissions = resubmissions;
    }

    @GetMapping
    @Operation(
            operationId = "listRejected",
            tags = "Conversions",
            summary = "List refused submissions",
            description = "The submissions refused for their body, newest first, kept for 30 days.")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "Most entries of the page.",
            schema = @Schema(type = "integer", minimum = "1", maximum = "" + Page.MAX_LIMIT, defaultValue = "" + Page.DEFAULT_LIMIT))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "The `nextCursor` of the page before.",
            schema = @Schema(type = "string"))
    Page<RejectedAnswer> list(Caller caller, @Parameter(hidden = true) @RequestParam Map<String, String> query) {
        int limit = limit(query);
        List<RejectedSubmission> found = table.page(caller.tenant(), afterId(query.get("cursor")), limit + 1);
        List<RejectedSubmission> page = found.size() > limit ? found.subList(0, limit) : found;
        String nextCursor = found.size() > limit ? cursor(page.getLast().id()) : null;
        return new Page<>(page.stream().map(RejectedAnswer::listed).toList(), nextCursor);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getRejected", tags = "Conversions", summary = "Read a refused submission, with its text")
    @Refuses(notFound = "rejected_not_found")
    RejectedAnswer one(Caller caller, @PathVariable String id) {
        RejectedSubmission submission = find(caller, id);
        return RejectedAnswer.whole(submission, table.body(caller.tenant(), id));
    }

    @PostMapping("/{id}/resubmit")
    @Operation(
            operationId = "resubmitRejected",
            tags = "Conversions",
            summary = "Submit a refused submission again",
            description = "As it was, or corrected. Once it was recorded, every further attempt gets the same answer.")
    @Takes(value = Resubmission.class, example = Resubmission.EXAMPLE, optional = true)
    @Refuses(notFound = "rejected_not_found")
    ResponseEntity<ConversionAnswer> resubmit(
            Caller caller, @PathVariable String id, @RequestBody(required = false) byte @Nullable [] request) {
        RejectedSubmission submission = find(caller, id);
        BodyReader reader = BodyReader.ofOptional(request);
        var corrected = reader.object("body", MAX_BODY_BYTES);
        reader.finish();
        var body = corrected == null ? StrictJson.parse(table.body(caller.tenant(), id).bytes()) : corrected;
        return ConversionController.answer(resubmissions.resubmit(submission, body));
    }

    private RejectedSubmission find(Caller caller, String id) {
        return table.find(caller.tenant(), PathId.require(id, RejectedController::notFound))
                .orElseThrow(RejectedController::notFound);
    }

    private static Refused notFound() {
        return Refused.notFound("rejected_not_found", "There is no such rejected submission; they are kept for 30 days.");
    }

    private static int limit(Map<String, String> query) {
        List<Fault> faults = new ArrayList<>();
        for (String name : query.keySet()) {
            if (!name.equals("limit") && !name.equals("cursor")) {
                faults.add(new Fault(name, "unknown_parameter", "This list takes limit and cursor only."));
            }
        }
        String limit = query.getOrDefault("limit", Integer.toString(Page.DEFAULT_LIMIT));
        int number = LIMIT.matcher(limit).matches() ? Integer.parseInt(limit) : 0;
        if (number < 1 || number > Page.MAX_LIMIT) {
            faults.add(new Fault("limit", "out_of_range", "Must be a whole number from 1 to %d.".formatted(Page.MAX_LIMIT)));
        }
        if (!faults.isEmpty()) {
            throw InvalidRequest.query(faults);
        }
        return number;
    }

    private static String cursor(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.US_ASCII));
    }

    private static @Nullable String afterId(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            String id = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            if (ID.matcher(id).matches()) {
                return id;
            }
        } catch (IllegalArgumentException notOurs) {
            throw InvalidRequest.cursor();
        }
        throw InvalidRequest.cursor();
    }
}
