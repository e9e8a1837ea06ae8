package dev.openpartner.query.conversion;

import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.api.Refuses;
import dev.openpartner.kernel.query.PageRequest;
import dev.openpartner.kernel.query.conversion.ConversionFilter;
import dev.openpartner.kernel.query.conversion.ConversionView;
import dev.openpartner.kernel.query.conversion.ExplainConversion;
import dev.openpartner.kernel.query.conversion.ExplanationView;
import dev.openpartner.kernel.query.conversion.FindConversion;
import dev.openpartner.kernel.query.conversion.FindConversions;
import dev.openpartner.query.read.Filter;
import dev.openpartner.query.read.QueryParameters;
import dev.openpartner.query.read.Questions;
import dev.openpartner.query.read.Reads;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
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
    @Operation(operationId = "listConversions", tags = "Conversions", summary = "List conversions", description = "Newest first.")
    @Filter.UserId
    @Filter.EventType
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "How it is decided now.",
            schema = @Schema(type = "string", allowableValues = {"attributed", "no_identity", "no_click", "outside_window"}))
    @Filter.PartnerId
    @Filter.Source
    @Filter.Since
    @Filter.Until
    @Filter.Paged
    ResponseEntity<Page<ConversionView>> list(Caller caller, HttpServletRequest request) {
        QueryParameters parameters = QueryParameters.of(request);
        Instant since = parameters.time("since");
        ConversionFilter filter = new ConversionFilter(
                parameters.text("userId"),
                parameters.text("type"),
                parameters.choice("status", STATUSES),
                null,
                parameters.text("partnerId"),
                parameters.text("source"),
                since,
                parameters.until(since));
        PageRequest page = parameters.page();
        parameters.check();
        return questions.answer(new FindConversions(caller.tenant(), filter, page));
    }

    @GetMapping("/api/attribution/events/{id}")
    @Reads(ConversionsProjection.NAME)
    @Operation(operationId = "getConversion", tags = "Conversions", summary = "Read a conversion")
    @Refuses(notFound = "event_not_found")
    ResponseEntity<ConversionView> one(Caller caller, @PathVariable("id") String id, HttpServletRequest request) {
        QueryParameters.of(request).check();
        return questions.answer(new FindConversion(caller.tenant(), id));
    }

    @GetMapping("/api/attribution/events/{id}/explanation")
    @Reads({ConversionsProjection.NAME, "commissions"})
    @Operation(
            operationId = "explainConversion",
            tags = "Conversions",
            summary = "Explain a conversion",
            description = "From the clicks to the cent: every click that was considered, each rule and step, and the log entries that"
                    + " prove it.")
    @Refuses(notFound = "event_not_found")
    ResponseEntity<ExplanationView> explain(Caller caller, @PathVariable("id") String id, HttpServletRequest request) {
        QueryParameters.of(request).check();
        return questions.answer(new ExplainConversion(caller.tenant(), id));
    }
}
