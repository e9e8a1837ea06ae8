package dev.openpartner.query.explanation;

import dev.openpartner.kernel.attribution.Hint;
import dev.openpartner.kernel.customer.Decision;
import dev.openpartner.kernel.message.Refused;
import dev.openpartner.kernel.query.Answer;
import dev.openpartner.kernel.query.commission.ExplainCommission;
import dev.openpartner.kernel.query.conversion.ExplainConversion;
import dev.openpartner.kernel.query.conversion.ExplanationView;
import dev.openpartner.kernel.query.conversion.ExplanationView.ClickView;
import dev.openpartner.kernel.query.conversion.ExplanationView.NotPaid;
import dev.openpartner.query.read.ReadTransaction;
import dev.openpartner.query.read.Show;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts explanations together from what was stored with the decision itself; nothing is calculated again. */
@Component
@Profile("role-query")
final class ExplanationFinder {

    private static final Set<String> PROJECTIONS = Set.of("conversions", "commissions");

    private final ReadTransaction reads;

    ExplanationFinder(ReadTransaction reads) {
        this.reads = reads;
    }

    @QueryHandler
    Answer<ExplanationView> on(ExplainConversion query) {
        return reads.read(query.tenant(), PROJECTIONS, jdbc -> DecidedConversion.find(jdbc, query.tenant(), query.eventId())
                .map(conversion -> explain(jdbc, query.tenant(), conversion))
                .orElseThrow(() -> Refused.notFound("event_not_found", "There is no conversion of this id.")));
    }

    @QueryHandler
    Answer<ExplanationView> on(ExplainCommission query) {
        return reads.read(query.tenant(), PROJECTIONS, jdbc -> jdbc.sql(
                        "select conversion_id from commission where tenant = ? and commission_id = ?")
                .params(query.tenant(), query.commissionId())
                .query(String.class)
                .optional()
                .flatMap(conversionId -> DecidedConversion.find(jdbc, query.tenant(), conversionId))
                .map(conversion -> explain(jdbc, query.tenant(), conversion))
                .orElseThrow(() -> Refused.notFound("commission_not_found", "There is no commission of this id.")));
    }

    private static ExplanationView explain(JdbcClient jdbc, String tenant, DecidedConversion conversion) {
        Decision decision = conversion.decision();
        List<StoredCommission> commissions = StoredCommission.of(jdbc, tenant, conversion.id());
        return new ExplanationView(
                conversion.id(),
                decision.status(),
                decision.reason(),
                Hint.of(decision.status(), decision.reason()),
                decision.model(),
                decision.windowDays(),
                clicks(decision),
                commissions.stream().map(StoredCommission::part).toList(),
                notPaid(decision),
                conversion.late(),
                Sources.of(jdbc, tenant, conversion, commissions));
    }

    private static List<ClickView> clicks(Decision decision) {
        Map<String, BigDecimal> weights = new HashMap<>();
        decision.touches()
                .forEach(t -> weights.put(t.clickId(), Show.weight(t.weightNumerator(), t.weightDenominator())));
        return decision.clicks().stream()
                .map(click -> new ClickView(
                        click.clickId(),
                        click.partnerId(),
                        click.campaignId(),
                        Show.time(click.clickedAtMs()),
                        click.verdict(),
                        weights.getOrDefault(click.clickId(), BigDecimal.ZERO),
                        click.flags()))
                .toList();
    }

    private static List<NotPaid> notPaid(Decision decision) {
        return decision.touches().stream()
                .flatMap(touch -> touch.notEarned().stream()
                        .map(rule -> new NotPaid(
                                touch.clickId(),
                                touch.partnerId(),
                                rule.ruleSource(),
                                rule.ruleVersion(),
                                rule.ruleIndex(),
                                rule.code())))
                .toList();
    }
}
