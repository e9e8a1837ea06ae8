package dev.openpartner.query.conversion;

import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.query.PageRequest;
import dev.openpartner.kernel.query.conversion.ConversionFilter;
import dev.openpartner.kernel.query.conversion.ConversionView;
import dev.openpartner.kernel.query.conversion.ExplainConversion;
import dev.openpartner.kernel.query.conversion.ExplanationView;
import dev.openpartner.kernel.query.conversion.FindConversion;
import dev.openpartner.kernel.query.conversion.FindConversions;
import dev.openpartner.query.read.QueryParameters;
import dev.openpartner.query.read.Questions;
import dev.openpartner.query.read.Reads;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Conversions over HTTP. */
@RestController
@Profile("role-query")
final class ConversionController {

    private static final List<String> STATUSES = List.of("attributed", "no_identity", "no_click", "outside_window");

    private final Questions questions;

    ConversionController(Questions questions) {
        this.questions = questions;
    }

    @GetMapping("/api/attribution/events")
    @Reads(ConversionsProjection.NAME)
    ResponseEntity<Page<ConversionView>> list(Caller caller, HttpServletRequest request) {
        QueryParameters parameters = QueryParameters.of(request);
        ConversionFilter filter = new ConversionFilter(
                parameters.text("userId"),
                parameters.text("type"),
                parameters.choice("status", STATUSES),
                null,
                parameters.text("partnerId"),
                parameters.text("source"),
                parameters.time("since"),
                parameters.time("until"));
        PageRequest page = parameters.page();
        parameters.check();
        return questions.answer(new FindConversions(caller.tenant(), filter, page));
    }

    @GetMapping("/api/attribution/events/{id}")
    @Reads(ConversionsProjection.NAME)
    ResponseEntity<ConversionView> one(Caller caller, @PathVariable("id") String id, HttpServletRequest request) {
        QueryParameters.of(request).check();
        return questions.answer(new FindConversion(caller.tenant(), id));
    }

    @GetMapping("/api/attribution/events/{id}/explanation")
    @Reads({ConversionsProjection.NAME, "commissions"})
    ResponseEntity<ExplanationView> explain(Caller caller, @PathVariable("id") String id, HttpServletRequest request) {
        QueryParameters.of(request).check();
        return questions.answer(new ExplainConversion(caller.tenant(), id));
    }
}
