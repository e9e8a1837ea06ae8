package dev.openpartner.query.dashboard;

import dev.openpartner.kernel.query.Answer;
import dev.openpartner.kernel.query.dashboard.FindOverview;
import dev.openpartner.kernel.query.dashboard.Overview;
import dev.openpartner.kernel.query.dashboard.Overview.CurrencyTotals;
import dev.openpartner.kernel.query.dashboard.Overview.Totals;
import dev.openpartner.query.read.ReadTransaction;
import dev.openpartner.query.read.Show;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds up the program's figures. */
@Component
@Profile("role-query")
final class OverviewFinder {

    private static final Set<String> PROJECTIONS = Set.of("clicks", "conversions", "commissions", "partners");

    private static final String PER_CURRENCY =
            """
            with c as (
                select currency, sum(conversions)::bigint as conversions, sum(unattributed)::bigint as unattributed,
                    sum(attributed_minor)::bigint as revenue
                from conversion_day where tenant = ? and day >= ? group by currency
            ), m as (
                select currency,
                    coalesce(sum(amount_minor) filter (where status = 'accrued'), 0)::bigint as accrued,
                    coalesce(sum(amount_minor) filter (where status = 'approved'), 0)::bigint as approved,
                    coalesce(sum(amount_minor) filter (where status = 'paid'), 0)::bigint as paid
                from commission_day where tenant = ? and partner_id = '' and day >= ? group by currency
            )
            select currency, coalesce(conversions, 0), coalesce(unattributed, 0), coalesce(revenue, 0),
                coalesce(accrued, 0), coalesce(approved, 0), coalesce(paid, 0)
            from c full join m using (currency) order by currency
            """;

    private final ReadTransaction reads;

    OverviewFinder(ReadTransaction reads) {
        this.reads = reads;
    }

    @QueryHandler
    Answer<Overview> on(FindOverview query) {
        return reads.read(query.tenant(), PROJECTIONS, jdbc -> overview(jdbc, query));
    }

    private static Overview overview(JdbcClient jdbc, FindOverview query) {
        int day = Math.toIntExact(query.since().toEpochDay());
        List<CurrencyTotals> currencies = jdbc.sql(PER_CURRENCY)
                .params(query.tenant(), day, query.tenant(), day)
                .query((row, number) -> totals(row))
                .list();
        String currency = currencyOr(query.currency(), currencies);
        CurrencyTotals shown = currencies.stream()
                .filter(c -> c.currency().equals(currency))
                .findFirst()
                .orElseGet(() -> none(currency));
        long partners = count(jdbc, "select count(*) from partner where tenant = ? and status = 'active'", query.tenant());
        long clicks = count(
                jdbc,
                "select coalesce(sum(clicks), 0)::bigint from click_day where tenant = ? and partner_id = '' and day >= ?",
                query.tenant(),
                day);
        Totals totals = new Totals(
                partners,
                clicks,
                currencies.stream().mapToLong(CurrencyTotals::conversions).sum(),
                currencies.stream().mapToLong(CurrencyTotals::unattributed).sum(),
                shown.attributedRevenue(),
                shown.commissionAccrued(),
                shown.commissionApproved(),
                shown.commissionPaid());
        return new Overview(
                query.since().atStartOfDay(ZoneOffset.UTC).toInstant(),
                currency,
                totals,
                currencies,
                OverviewWarnings.of(jdbc, query.tenant()));
    }

    private static long count(JdbcClient jdbc, String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(Long.class).single();
    }

    private static String currencyOr(@Nullable String asked, List<CurrencyTotals> currencies) {
        return asked != null
                ? asked
                : currencies.stream()
                        .max(Comparator.comparingLong(CurrencyTotals::conversions))
                        .map(CurrencyTotals::currency)
                        .orElse("USD");
    }

    private static CurrencyTotals none(String currency) {
        String zero = Show.money(0, currency);
        return new CurrencyTotals(currency, 0, 0, zero, zero, zero, zero);
    }

    private static CurrencyTotals totals(ResultSet row) throws SQLException {
        String currency = row.getString(1);
        return new CurrencyTotals(
                currency,
                row.getLong(2),
                row.getLong(3),
                Show.money(row.getLong(4), currency),
                Show.money(row.getLong(5), currency),
                Show.money(row.getLong(6), currency),
                Show.money(row.getLong(7), currency));
    }
}
