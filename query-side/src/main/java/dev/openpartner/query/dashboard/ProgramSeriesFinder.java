package dev.openpartner.query.dashboard;

import dev.openpartner.kernel.query.Answer;
import dev.openpartner.kernel.query.dashboard.FindProgramSeries;
import dev.openpartner.kernel.query.dashboard.ProgramDay;
import dev.openpartner.query.read.ReadTransaction;
import dev.openpartner.query.read.Show;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Lines the program's figures up day by day. */
@Component
@Profile("role-query")
final class ProgramSeriesFinder {

    private static final Set<String> PROJECTIONS = Set.of("clicks", "conversions", "commissions");

    private static final String SERIES =
            """
            select d.day, coalesce(k.clicks, 0), coalesce(c.conversions, 0), coalesce(c.unattributed, 0), coalesce(c.revenue, 0),
                coalesce(m.accrued, 0), coalesce(m.approved, 0), coalesce(m.paid, 0), coalesce(m.reversed, 0)
            from generate_series(:since, :until) d(day)
            left join (
                select day, sum(clicks)::bigint as clicks from click_day
                where tenant = :tenant and partner_id = '' and day between :since and :until group by day
            ) k using (day)
            left join (
                select day, sum(conversions)::bigint as conversions, sum(unattributed)::bigint as unattributed,
                    (sum(attributed_minor) filter (where currency = :currency))::bigint as revenue
                from conversion_day where tenant = :tenant and day between :since and :until group by day
            ) c using (day)
            left join (
                select day,
                    (sum(amount_minor) filter (where status = 'accrued'))::bigint as accrued,
                    (sum(amount_minor) filter (where status = 'approved'))::bigint as approved,
                    (sum(amount_minor) filter (where status = 'paid'))::bigint as paid,
                    (sum(amount_minor) filter (where status = 'reversed'))::bigint as reversed
                from commission_day
                where tenant = :tenant and partner_id = '' and currency = :currency and day between :since and :until
                group by day
            ) m using (day)
            order by d.day
            """;

    private final ReadTransaction reads;

    ProgramSeriesFinder(ReadTransaction reads) {
        this.reads = reads;
    }

    @QueryHandler
    Answer<List<ProgramDay>> on(FindProgramSeries query) {
        return reads.read(query.tenant(), PROJECTIONS, jdbc -> jdbc.sql(SERIES)
                .param("tenant", query.tenant())
                .param("since", Math.toIntExact(query.since().toEpochDay()))
                .param("until", Math.toIntExact(query.until().toEpochDay()))
                .param("currency", query.currency())
                .query((row, number) -> day(row, query.currency()))
                .list());
    }

    private static ProgramDay day(ResultSet row, String currency) throws SQLException {
        return new ProgramDay(
                LocalDate.ofEpochDay(row.getInt(1)),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                Show.money(row.getLong(5), currency),
                Show.money(row.getLong(6), currency),
                Show.money(row.getLong(7), currency),
                Show.money(row.getLong(8), currency),
                Show.money(row.getLong(9), currency));
    }
}
