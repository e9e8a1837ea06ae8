package dev.openpartner.query.partner;

import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.api.Refuses;
import dev.openpartner.kernel.query.PageRequest;
import dev.openpartner.kernel.query.partner.FindPartner;
import dev.openpartner.kernel.query.partner.FindPartners;
import dev.openpartner.kernel.query.partner.PartnerView;
import dev.openpartner.query.read.Access;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Partners over HTTP. */
@RestController
@Profile("role-query")
final class PartnerQueryController {

    private final Questions questions;

    PartnerQueryController(Questions questions) {
        this.questions = questions;
    }

    @GetMapping("/api/partners")
    @Reads(PartnersProjection.NAME)
    @Operation(operationId = "listPartners", tags = "Partners", summary = "List partners")
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "Their standing now.",
            schema = @Schema(type = "string", allowableValues = {"active", "revoked"}))
    @Parameter(
            name = "email",
            in = ParameterIn.QUERY,
            description = "The partner of this address, in whatever case.",
            schema = @Schema(type = "string"))
    @Filter.Paged
    ResponseEntity<Page<PartnerView>> list(Caller caller, HttpServletRequest request) {
        QueryParameters parameters = QueryParameters.of(request);
        String status = parameters.choice("status", List.of("active", "revoked"));
        String email = parameters.text("email");
        PageRequest page = parameters.page();
        parameters.check();
        return questions.answer(new FindPartners(caller.tenant(), status, email, page));
    }

    @GetMapping("/api/partners/{id}")
    @Reads(PartnersProjection.NAME)
    @Operation(operationId = "getPartner", tags = "Partners", summary = "Read a partner")
    @Refuses(notFound = "partner_not_found")
    ResponseEntity<PartnerView> one(Caller caller, @PathVariable("id") String id, HttpServletRequest request) {
        Access.toPartner(caller, id);
        QueryParameters.of(request).check();
        return questions.answer(new FindPartner(caller.tenant(), id));
    }
}
