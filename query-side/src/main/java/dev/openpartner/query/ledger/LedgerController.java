package dev.openpartner.query.ledger;

import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Refuses;
import dev.openpartner.kernel.query.PageRequest;
import dev.openpartner.kernel.query.ledger.FindLedger;
import dev.openpartner.kernel.query.ledger.LedgerView;
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
import java.time.Instant;
import java.util.Locale;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A partner's ledger over HTTP. */
@RestController
@Profile("role-query")
final class LedgerController {

    private final Questions questions;

    LedgerController(Questions questions) {
        this.questions = questions;
    }

    @GetMapping("/api/partners/{id}/ledger")
    @Reads({LedgerProjection.NAME, "commissions", "partners"})
    @Operation(
            operationId = "getLedger",
            tags = "Partners",
            summary = "Read a partner's ledger",
            description = "Entries with the balances after each, and the balances to which all of them come.")
    @Parameter(
            name = "asOf",
            in = ParameterIn.QUERY,
            description = "Shows the books as they were: a log position, or a time in RFC 3339 with an offset.",
            schema = @Schema(type = "string"))
    @Filter.CurrencyCode
    @Filter.Paged
    @Refuses(notFound = "partner_not_found")
    ResponseEntity<LedgerView> ledger(Caller caller, @PathVariable("id") String partnerId, HttpServletRequest request) {
        Access.toPartner(caller, partnerId);
        QueryParameters parameters = QueryParameters.of(request);
        String asOf = parameters.text("asOf");
        boolean isPosition = asOf != null && asOf.chars().allMatch(c -> c >= '0' && c <= '9');
        Long position = isPosition ? parameters.number("asOf", 0, Long.MAX_VALUE) : null;
        Instant time = isPosition ? null : parameters.time("asOf");
        String currency = parameters.text("currency");
        PageRequest page = parameters.page();
        parameters.check();
        return questions.answer(new FindLedger(
                caller.tenant(),
                partnerId,
                position,
                time,
                currency == null ? null : currency.toUpperCase(Locale.ROOT),
                false,
                page));
    }
}
