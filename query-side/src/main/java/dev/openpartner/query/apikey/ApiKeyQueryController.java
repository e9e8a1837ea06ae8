package dev.openpartner.query.apikey;

import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.query.PageRequest;
import dev.openpartner.kernel.query.apikey.ApiKeyView;
import dev.openpartner.kernel.query.apikey.FindApiKeys;
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

/** API keys over HTTP. */
@RestController
@Profile("role-query")
final class ApiKeyQueryController {

    private final Questions questions;

    ApiKeyQueryController(Questions questions) {
        this.questions = questions;
    }

    @GetMapping("/api/api-keys")
    @Reads(ApiKeysProjection.NAME)
    @Operation(operationId = "listKeys", tags = "API keys", summary = "List keys", description = "Without their secrets.")
    @Filter.Paged
    ResponseEntity<Page<ApiKeyView>> list(Caller caller, HttpServletRequest request) {
        QueryParameters parameters = QueryParameters.of(request);
        PageRequest page = parameters.page();
        parameters.check();
        return questions.answer(new FindApiKeys(caller.tenant(), page));
    }
}
