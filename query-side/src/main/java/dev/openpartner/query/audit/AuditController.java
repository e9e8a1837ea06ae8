package dev.openpartner.query.audit;

import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Refuses;
import dev.openpartner.kernel.message.Refused;
import dev.openpartner.kernel.query.audit.AuditView;
import dev.openpartner.kernel.query.audit.FindAudit;
import dev.openpartner.query.read.QueryParameters;
import dev.openpartner.query.read.Questions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Audits over HTTP. */
@RestController
@Profile("role-query")
final class AuditController {

    private final Questions questions;
    private final Audits audits;

    AuditController(Questions questions, Audits audits) {
        this.questions = questions;
        this.audits = audits;
    }

    @GetMapping("/api/audit")
    @Operation(
            operationId = "getAudit",
            tags = "Operations",
            summary = "Read the newest audit",
            description = "How far it is and, when it is finished, what it found.")
    @Refuses(notFound = "audit_not_found")
    ResponseEntity<AuditView> newest(Caller caller, HttpServletRequest request) {
        QueryParameters.of(request).check();
        return ResponseEntity.ok(newest(caller));
    }

    /** Begins an audit; answers it. */
    @PostMapping("/api/audit")
    @Operation(
            operationId = "startAudit",
            tags = "Operations",
            summary = "Audit attribution",
            description = "Replays the log: takes every decision again from the evidence that was recorded before it, by the rules,"
                    + " standings and reviews of that moment, and compares who is credited, by what rule, and every amount. Records and"
                    + " pays nothing. It takes the place of the audit before.")
    @ApiResponse(responseCode = "202", description = "Begun.")
    @Refuses(conflict = "audit_running")
    ResponseEntity<AuditView> start(Caller caller, HttpServletRequest request) {
        QueryParameters.of(request).check();
        audits.start(caller.tenant(), caller.actor());
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(newest(caller));
    }

    private AuditView newest(Caller caller) {
        return questions.ask(new FindAudit(caller.tenant()))
                .value()
                .orElseThrow(() -> Refused.notFound("audit_not_found", "There was no audit yet. Start one with POST /api/audit."));
    }
}
