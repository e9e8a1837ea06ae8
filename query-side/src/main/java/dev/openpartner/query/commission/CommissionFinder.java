package dev.openpartner.query.commission;

import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.commission.CommissionStatus;
import dev.openpartner.kernel.message.Refused;
import dev.openpartner.kernel.query.Answer;
import dev.openpartner.kernel.query.commission.CommissionFilter;
import dev.openpartner.kernel.query.commission.CommissionView;
import dev.openpartner.kernel.query.commission.FindCommission;
import dev.openpartner.kernel.query.commission.FindCommissions;
import dev.openpartner.query.read.Cursor;
import dev.openpartner.query.read.ReadTransaction;
import dev.openpartner.query.read.Select;
import dev.openpartner.query.read.Show;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Finds commissions. */
@Component
@Profile("role-query")
public final class CommissionFinder {

    private static final String LIST = "commissions";
    private static final Set<String> PROJECTIONS = Set.of(CommissionsProjection.NAME);

    private final ReadTransaction reads;

    CommissionFinder(ReadTransaction reads) {
        this.reads = reads;
    }

    @QueryHandler
    Answer<Page<CommissionView>> on(FindCommissions query) {
        Cursor cursor = Cursor.read(LIST, query.page().cursor(), 2);
        CommissionFilter filter = query.filter();
        Select select = CommissionConditions.narrow(Select.among("m.*", "commission m", ""), query.tenant(), filter);
        if (filter.statuses().size() == 1 && filter.partnerId() == null) {
            select.where(ofStatus(filter.statuses().getFirst()));
        } else if (!filter.statuses().isEmpty()) {
            select.sift("m.status = any(?)", filter.statuses().toArray(String[]::new));
        }
        select.after(cursor, "(m.accrued_at_ms, m.commission_id) < (?, ?)", after -> new Object[] {
            after.number(0), after.text(1)
        });
        return reads.read(query.tenant(), PROJECTIONS, jdbc -> select.page(
                jdbc, "m.accrued_at_ms desc, m.commission_id desc", query.page().limit(), (row, number) -> view(row),
                last -> Cursor.after(LIST, last.accruedAt().toEpochMilli(), last.id())));
    }

    @QueryHandler
    Answer<CommissionView> on(FindCommission query) {
        return reads.read(query.tenant(), PROJECTIONS, jdbc -> jdbc.sql(
                        "select m.* from commission m where m.tenant = ? and m.commission_id = ?")
                .params(query.tenant(), query.commissionId())
                .query((row, number) -> view(row))
                .optional()
                .orElseThrow(() -> Refused.notFound("commission_not_found", "There is no commission of this id.")));
    }

    /** A row of {@code commission} as it is shown. */
    public static CommissionView view(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        return new CommissionView(
                row.getString("commission_id"),
                row.getString("partner_id"),
                row.getString("campaign_id"),
                row.getString("conversion_id"),
                row.getString("click_id"),
                row.getString("attribution_id"),
                row.getInt("rule_version"),
                Show.money(row.getLong("amount_minor"), currency),
                currency,
                row.getString("status"),
                row.getString("reason"),
                Show.time(row.getLong("accrued_at_ms")),
                Show.time(Show.number(row, "mature_at_ms")),
                Show.time(Show.number(row, "decided_at_ms")),
                row.getString("decided_by"));
    }

    /**
     * With the status in the statement and not as a parameter: how many have it differs from none to all, and a plan that is made for any
     * of them goes through all commissions to find none.
     */
    private static String ofStatus(String code) {
        return Arrays.stream(CommissionStatus.values())
                .map(CommissionStatus::code)
                .filter(code::equals)
                .findFirst()
                .map("m.status = '%s'"::formatted)
                .orElse("false");
    }
}
