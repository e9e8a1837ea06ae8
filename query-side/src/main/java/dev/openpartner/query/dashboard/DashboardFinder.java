package dev.openpartner.query.dashboard;

import dev.openpartner.kernel.query.Answer;
import dev.openpartner.kernel.query.dashboard.FindPartnerDashboard;
import dev.openpartner.kernel.query.dashboard.PartnerDashboard;
import dev.openpartner.kernel.query.dashboard.PartnerDashboard.CurrencyTotal;
import dev.openpartner.query.read.Access;
import dev.openpartner.query.read.ReadTransaction;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds up a partner's figures. */
@Component
@Profile("role-query")
final class DashboardFinder {

    private static final Set<String> PROJECTIONS = Set.of("clicks", "conversions", "commissions", "partners");

    private final ReadTransaction reads;

    DashboardFinder(ReadTransaction reads) {
        this.reads = reads;
    }

    @QueryHandler
    Answer<PartnerDashboard> on(FindPartnerDashboard query) {
        return reads.read(query.tenant(), PROJECTIONS, jdbc -> {
            Access.requirePartner(jdbc, query.tenant(), query.partnerId());
            return dashboard(jdbc, query);
        });
    }

    private static PartnerDashboard dashboard(JdbcClient jdbc, FindPartnerDashboard query) {
        PartnerFigures figures = PartnerFigures.of(jdbc, query);
        String currency = figures.currencyOr(query.currency());
        CurrencyTotal total = figures.total(currency);
        List<CurrencyTotal> all = figures.currencies().stream().map(figures::total).toList();
        return new PartnerDashboard(
                query.partnerId(),
                query.since().atStartOfDay(ZoneOffset.UTC).toInstant(),
                currency,
                figures.clicks(),
                total.attributedEvents(),
                total.attributedRevenue(),
                total.commissionByStatus(),
                all,
                figures.series(currency));
    }
}
