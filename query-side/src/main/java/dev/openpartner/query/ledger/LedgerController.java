package dev.openpartner.query.ledger;

import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.query.PageRequest;
import dev.openpartner.kernel.query.ledger.FindLedger;
import dev.openpartner.kernel.query.ledger.LedgerView;
import dev.openpartner.query.read.Access;
import dev.openpartner.query.read.QueryParameters;
import dev.openpartner.query.read.Questions;
import dev.openpartner.query.read.Reads;
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
                page));
    }
}
