package dev.openpartner.query.commission;

import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.api.Refuses;
import dev.openpartner.kernel.message.Refused;
import dev.openpartner.kernel.query.Answer;
import dev.openpartner.kernel.query.PageRequest;
import dev.openpartner.kernel.query.commission.CommissionFilter;
import dev.openpartner.kernel.query.commission.CommissionView;
import dev.openpartner.kernel.query.commission.ExplainCommission;
import dev.openpartner.kernel.query.commission.FindCommission;
import dev.openpartner.kernel.query.commission.FindCommissions;
import dev.openpartner.kernel.query.conversion.ExplanationView;
import dev.openpartner.kernel.query.partner.FindPartner;
import dev.openpartner.query.read.Access;
import dev.openpartner.query.read.Filter;
import dev.openpartner.query.read.QueryParameters;
import dev.openpartner.query.read.Questions;
import dev.openpartner.query.read.Reads;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Commissions over HTTP. */
@RestController
@Profile("role-query")
final class CommissionController {

    private final Questions questions;

    CommissionController(Questions questions) {
        this.questions = questions;
    }

    @GetMapping("/api/commissions")
    @Reads(CommissionsProjection.NAME)
    @Operation(
            operationId = "listCommissions",
            tags = "Commissions",
            summary = "List commissions",
            description = "A partner's key sees its own.")
    @Filter.PartnerId
    @Filter.CommissionList
    @Filter.Paged
    ResponseEntity<Page<CommissionView>> list(Caller caller, HttpServletRequest request) {
        return list(caller, null, request);
    }

    @GetMapping("/api/partners/{id}/commissions")
    @Reads({CommissionsProjection.NAME, "partners"})
    @Operation(operationId = "listPartnerCommissions", tags = "Commissions", summary = "List a partner's commissions")
    @Filter.CommissionList
    @Filter.Paged
    @Refuses(notFound = "partner_not_found")
    ResponseEntity<Page<CommissionView>> ofPartner(
            Caller caller, @PathVariable("id") String partnerId, HttpServletRequest request) {
        Access.toPartner(caller, partnerId);
        // No list, not even an empty one, of a partner whom this tenant does not have.
        questions.ask(new FindPartner(caller.tenant(), partnerId));
        return list(caller, partnerId, request);
    }

    private ResponseEntity<Page<CommissionView>> list(
            Caller caller, @Nullable String partnerId, HttpServletRequest request) {
        QueryParameters parameters = QueryParameters.of(request);
        // A partner's key sees its own commissions, on whatever route.
        String own = caller.role() == Caller.Role.PARTNER ? caller.partnerId() : partnerId;
        CommissionFilter filter = CommissionParameters.any(parameters, own);
        PageRequest page = parameters.page();
        parameters.check();
        return questions.answer(new FindCommissions(caller.tenant(), filter, page));
    }

    @GetMapping("/api/commissions/{id}")
    @Reads(CommissionsProjection.NAME)
    @Operation(operationId = "getCommission", tags = "Commissions", summary = "Read a commission")
    @Refuses(notFound = "commission_not_found")
    ResponseEntity<CommissionView> one(Caller caller, @PathVariable("id") String id, HttpServletRequest request) {
        QueryParameters.of(request).check();
        return Questions.answer(visible(caller, id));
    }

    @GetMapping("/api/commissions/{id}/explanation")
    @Reads({CommissionsProjection.NAME, "conversions"})
    @Operation(
            operationId = "explainCommission",
            tags = "Commissions",
            summary = "Explain a commission",
            description = "The explanation of its conversion; a partner's key sees its own part of it.")
    @Refuses(notFound = "commission_not_found")
    ResponseEntity<ExplanationView> explain(Caller caller, @PathVariable("id") String id, HttpServletRequest request) {
        QueryParameters.of(request).check();
        visible(caller, id);
        Answer<ExplanationView> answer = questions.ask(new ExplainCommission(caller.tenant(), id));
        return Questions.answer(
                caller.role() == Caller.Role.PARTNER ? OwnExplanation.of(answer, String.valueOf(caller.partnerId())) : answer);
    }

    private Answer<CommissionView> visible(Caller caller, String id) {
        Answer<CommissionView> answer = questions.ask(new FindCommission(caller.tenant(), id));
        if (caller.role() == Caller.Role.PARTNER && !caller.isPartner(answer.value().partnerId())) {
            throw Refused.notFound("commission_not_found", "There is no commission of this id.");
        }
        return answer;
    }
}
