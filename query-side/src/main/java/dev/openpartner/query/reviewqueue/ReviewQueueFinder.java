package dev.openpartner.query.reviewqueue;

import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.query.Answer;
import dev.openpartner.kernel.query.commission.FindReviewQueue;
import dev.openpartner.kernel.query.commission.ReviewItem;
import dev.openpartner.query.commission.CommissionConditions;
import dev.openpartner.query.read.Cursor;
import dev.openpartner.query.read.ReadTransaction;
import dev.openpartner.query.read.Select;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Finds commissions that wait for a reviewer. */
@Component
@Profile("role-query")
final class ReviewQueueFinder {

    private static final Set<String> PROJECTIONS = Set.of("commissions", "conversions", "partners", "campaigns");

    private static final String COLUMNS =
            "m.*, p.name as partner_name, g.name as campaign_name, c.value_minor as event_value_minor,"
                    + " c.currency as event_currency, c.user_id, ";

    private static final String JOINS =
            """

            join conversion c on c.conversion_id = m.conversion_id
            left join attribution a on a.conversion_id = m.conversion_id and a.attribution_id = m.attribution_id
            left join partner p on p.partner_id = m.partner_id
            left join campaign g on g.campaign_id = m.campaign_id
            left join conversion_type t on t.tenant = c.tenant and t.type = c.type and t.currency = c.currency""";

    private static final String SIGNALS = Arrays.stream(RiskSignal.values())
            .map(signal -> signal.condition() + " as risk_" + signal.code())
            .collect(Collectors.joining(", "));

    private final ReadTransaction reads;

    ReviewQueueFinder(ReadTransaction reads) {
        this.reads = reads;
    }

    @QueryHandler
    Answer<Page<ReviewItem>> on(FindReviewQueue query) {
        QueueOrder order = QueueOrder.of(query.sort());
        Cursor cursor = order.read(query.page().cursor());
        Select select = CommissionConditions.narrow(
                Select.among(COLUMNS + SIGNALS, "commission m", JOINS).where("m.status = 'accrued'"), query.tenant(), query.filter());
        if (order.isByAmount()) {
            CommissionConditions.narrowByAmount(select, query.filter());
        }
        for (RiskSignal signal : RiskSignal.values()) {
            if (signal.code().equals(query.risk())) {
                select.siftAll(signal.condition());
            }
        }
        order.continueAfter(select, cursor);
        return reads.read(query.tenant(), PROJECTIONS, jdbc -> {
            Page<QueuedRow> page = select.page(
                    jdbc, order.sql(), query.page().limit(), (row, number) -> QueuedRow.of(row, query.now()), order::after);
            return new Page<>(page.data().stream().map(QueuedRow::item).toList(), page.nextCursor());
        });
    }
}
