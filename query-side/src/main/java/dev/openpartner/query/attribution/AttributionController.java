package dev.openpartner.query.attribution;

import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.query.attribution.AttributionView;
import dev.openpartner.kernel.query.attribution.FindAttributions;
import dev.openpartner.query.conversion.ConversionsProjection;
import dev.openpartner.query.read.Filter;
import dev.openpartner.query.read.QueryParameters;
import dev.openpartner.query.read.Questions;
import dev.openpartner.query.read.Reads;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Attributions over HTTP. */
@RestController
@Profile("role-query")
final class AttributionController {

    private final Questions questions;

    AttributionController(Questions questions) {
        this.questions = questions;
    }

    @GetMapping("/api/attributions")
    @Reads(ConversionsProjection.NAME)
    @Operation(
            operationId = "listAttributions",
            tags = "Attribution",
            summary = "List decided touches",
            description = "One entry per touch, in log order: a job that reads on from its cursor learns of each, and of each that was"
                    + " superseded.")
    @Filter.UserId
    @Filter.EventId
    @Filter.PartnerId
    @Filter.Since
    @Filter.Paged
    ResponseEntity<Page<AttributionView>> list(Caller caller, HttpServletRequest request) {
        QueryParameters parameters = QueryParameters.of(request);
        FindAttributions query = new FindAttributions(
                caller.tenant(),
                parameters.text("userId"),
                parameters.text("eventId"),
                parameters.text("partnerId"),
                parameters.time("since"),
                parameters.page());
        parameters.check();
        return questions.answer(query);
    }
}
