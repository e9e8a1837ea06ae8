package dev.openpartner.query.click;

import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.query.click.FindFlaggedClicks;
import dev.openpartner.kernel.query.click.FlaggedClickView;
import dev.openpartner.query.read.Filter;
import dev.openpartner.query.read.QueryParameters;
import dev.openpartner.query.read.Questions;
import dev.openpartner.query.read.Reads;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Clicks under suspicion over HTTP. */
@RestController
@Profile("role-query")
final class FlaggedClickController {

    private final Questions questions;

    FlaggedClickController(Questions questions) {
        this.questions = questions;
    }

    @GetMapping("/api/admin/clicks/flagged")
    @Reads(ClicksProjection.NAME)
    @Operation(operationId = "listFlaggedClicks", tags = "Clicks", summary = "List clicks under suspicion")
    @Filter.PartnerId
    @Parameter(
            name = "flag",
            in = ParameterIn.QUERY,
            description = "Only those with this flag.",
            schema = @Schema(type = "string", allowableValues = {"velocity", "manual", "revoked"}))
    @Filter.Since
    @Filter.Paged
    ResponseEntity<Page<FlaggedClickView>> list(Caller caller, HttpServletRequest request) {
        QueryParameters parameters = QueryParameters.of(request);
        FindFlaggedClicks query = new FindFlaggedClicks(
                caller.tenant(),
                parameters.text("partnerId"),
                parameters.choice("flag", List.of("velocity", "manual", "revoked")),
                parameters.time("since"),
                parameters.page());
        parameters.check();
        return questions.answer(query);
    }
}
