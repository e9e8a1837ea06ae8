package dev.openpartner.query.unattributed;

import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.query.PageRequest;
import dev.openpartner.kernel.query.conversion.ConversionFilter;
import dev.openpartner.kernel.query.conversion.FindUnattributed;
import dev.openpartner.kernel.query.conversion.UnattributedView;
import dev.openpartner.query.conversion.ConversionsProjection;
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
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The unattributed view over HTTP. */
@RestController
@Profile("role-query")
final class UnattributedController {

    private final Questions questions;

    UnattributedController(Questions questions) {
        this.questions = questions;
    }

    @GetMapping("/api/unattributed")
    @Reads({ConversionsProjection.NAME, "clicks"})
    @Operation(
            operationId = "listUnattributed",
            tags = "Conversions",
            summary = "List conversions that nobody earned from",
            description = "Each with its reason, what to do, how long it waits, and likely candidates.")
    @Filter.UserId
    @Filter.EventType
    @Parameter(
            name = "reason",
            in = ParameterIn.QUERY,
            description = "The reason shown: a reason of a decision or, where it has none, its status.",
            schema = @Schema(type = "string"))
    @Filter.Source
    @Filter.Since
    @Filter.Until
    @Filter.Paged
    ResponseEntity<Page<UnattributedView>> list(Caller caller, HttpServletRequest request) {
        QueryParameters parameters = QueryParameters.of(request);
        Instant since = parameters.time("since");
        ConversionFilter filter = new ConversionFilter(
                parameters.text("userId"),
                parameters.text("type"),
                null,
                parameters.text("reason"),
                null,
                parameters.text("source"),
                since,
                parameters.until(since));
        PageRequest page = parameters.page();
        parameters.check();
        return questions.answer(new FindUnattributed(caller.tenant(), filter, page));
    }
}
