package dev.openpartner.query.attribution;

import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.query.attribution.AttributionView;
import dev.openpartner.kernel.query.attribution.FindAttributions;
import dev.openpartner.query.conversion.ConversionsProjection;
import dev.openpartner.query.read.QueryParameters;
import dev.openpartner.query.read.Questions;
import dev.openpartner.query.read.Reads;
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
