package dev.openpartner.query.dashboard;

import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Refuses;
import dev.openpartner.kernel.query.dashboard.FindOverview;
import dev.openpartner.kernel.query.dashboard.FindPartnerDashboard;
import dev.openpartner.kernel.query.dashboard.Overview;
import dev.openpartner.kernel.query.dashboard.PartnerDashboard;
import dev.openpartner.query.read.Access;
import dev.openpartner.query.read.Filter;
import dev.openpartner.query.read.QueryParameters;
import dev.openpartner.query.read.Questions;
import dev.openpartner.query.read.Reads;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Figures over HTTP. */
@RestController
@Profile("role-query")
final class DashboardController {

    private final Questions questions;
    private final Clock clock;

    DashboardController(Questions questions, Clock clock) {
        this.questions = questions;
        this.clock = clock;
    }

    @GetMapping("/api/partners/{id}/dashboard")
    @Reads({"clicks", "conversions", "commissions", "partners"})
    @Operation(operationId = "getPartnerDashboard", tags = "Partners", summary = "Read a partner's figures")
    @Filter.Figures
    @Refuses(notFound = "partner_not_found")
    ResponseEntity<PartnerDashboard> ofPartner(Caller caller, @PathVariable("id") String id, HttpServletRequest request) {
        Access.toPartner(caller, id);
        QueryParameters parameters = QueryParameters.of(request);
        LocalDate since = FigureParameters.since(parameters, clock.instant());
        String currency = FigureParameters.currency(parameters);
        parameters.check();
        return questions.answer(new FindPartnerDashboard(caller.tenant(), id, since, currency));
    }

    @GetMapping("/api/admin/overview")
    @Reads({"clicks", "conversions", "commissions", "partners"})
    @Operation(operationId = "getOverview", tags = "Operations", summary = "Read the program's figures")
    @Filter.Figures
    ResponseEntity<Overview> overview(Caller caller, HttpServletRequest request) {
        QueryParameters parameters = QueryParameters.of(request);
        LocalDate since = FigureParameters.since(parameters, clock.instant());
        String currency = FigureParameters.currency(parameters);
        parameters.check();
        return questions.answer(new FindOverview(caller.tenant(), since, currency));
    }
}
