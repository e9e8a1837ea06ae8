package dev.openpartner.query.admin;

import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.query.PageRequest;
import dev.openpartner.kernel.query.admin.AdminView;
import dev.openpartner.kernel.query.admin.FindAdmins;
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

/** Admins over HTTP. */
@RestController
@Profile("role-query")
final class AdminQueryController {

    private final Questions questions;

    AdminQueryController(Questions questions) {
        this.questions = questions;
    }

    @GetMapping("/api/admins")
    @Reads(AdminsProjection.NAME)
    @Operation(operationId = "listAdmins", tags = "Admins", summary = "List admins", description = "Revoked ones too.")
    @Filter.Paged
    ResponseEntity<Page<AdminView>> list(Caller caller, HttpServletRequest request) {
        QueryParameters parameters = QueryParameters.of(request);
        PageRequest page = parameters.page();
        parameters.check();
        return questions.answer(new FindAdmins(caller.tenant(), page));
    }
}
