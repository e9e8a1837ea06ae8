package dev.openpartner.query.reviewqueue;

import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.query.PageRequest;
import dev.openpartner.kernel.query.commission.CommissionFilter;
import dev.openpartner.kernel.query.commission.FindReviewQueue;
import dev.openpartner.kernel.query.commission.FindReviewQueue.Sort;
import dev.openpartner.kernel.query.commission.ReviewItem;
import dev.openpartner.query.commission.CommissionParameters;
import dev.openpartner.query.read.Filter;
import dev.openpartner.query.read.QueryParameters;
import dev.openpartner.query.read.Questions;
import dev.openpartner.query.read.Reads;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The Review queue over HTTP. */
@RestController
@Profile("role-query")
final class ReviewQueueController {

    private static final List<String> RISKS = Arrays.stream(RiskSignal.values()).map(RiskSignal::code).toList();
    private static final List<String> SORTS = Arrays.stream(Sort.values()).map(Sort::text).toList();

    private final Questions questions;
    private final Clock clock;

    ReviewQueueController(Questions questions, Clock clock) {
        this.questions = questions;
        this.clock = clock;
    }

    @GetMapping("/api/review-queue")
    @Reads({"commissions", "conversions", "partners", "campaigns"})
    @Operation(
            operationId = "listReviewQueue",
            tags = "Commissions",
            summary = "List what waits for review",
            description = "Accrued commissions, with reasons to look twice, when each matures, and what it is for.")
    @Filter.PartnerId
    @Filter.CampaignId
    @Filter.CurrencyCode
    @Filter.MinAmount
    @Parameter(
            name = "risk",
            in = ParameterIn.QUERY,
            description = "Only those that give this reason to look twice.",
            schema = @Schema(
                    type = "string",
                    allowableValues = {
                        "flagged_clicks", "self_referral", "fast_conversion", "high_value", "settled_late", "late_evidence"
                    }))
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description = "The order, a minus for its reverse; amounts are compared within a currency.",
            schema = @Schema(
                    type = "string",
                    allowableValues = {"accruedAt", "-accruedAt", "amount", "-amount", "matureAt"},
                    defaultValue = "accruedAt"))
    @Filter.Since
    @Filter.Paged
    ResponseEntity<Page<ReviewItem>> list(Caller caller, HttpServletRequest request) {
        QueryParameters parameters = QueryParameters.of(request);
        CommissionFilter filter = CommissionParameters.waiting(parameters);
        String risk = parameters.choice("risk", RISKS);
        String sort = parameters.choice("sort", SORTS);
        PageRequest page = parameters.page();
        parameters.check();
        Sort order = Arrays.stream(Sort.values())
                .filter(candidate -> candidate.text().equals(sort))
                .findFirst()
                .orElse(Sort.OLDEST_FIRST);
        return questions.answer(new FindReviewQueue(caller.tenant(), filter, risk, order, clock.instant(), page));
    }
}
