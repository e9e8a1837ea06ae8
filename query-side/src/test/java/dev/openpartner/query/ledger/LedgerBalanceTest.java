package dev.openpartner.query.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.query.projection.LiveFeed;
import dev.openpartner.query.support.RandomHistory;
import dev.openpartner.query.support.ReadSide;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class LedgerBalanceTest {

    private static final String LINES =
            """
            with line as (
                select tenant, partner_id, currency, position, debit_account as account, -amount_minor as amount
                from read_model.ledger_entry
                union all
                select tenant, partner_id, currency, position, credit_account, amount_minor from read_model.ledger_entry
            )
            """;

    private static ReadSide side;

    @BeforeAll
    static void project() {
        side = new ReadSide();
        new RandomHistory(side.history, 21).steps(600);
        new LiveFeed(side).run(50);
    }

    @AfterAll
    static void close() {
        side.close();
        side.dataSource().close();
    }

    @Test
    void theSumOfAllLinesIsZeroAtEveryPosition() {
        assertThat(query(LINES + "select position from line group by position having sum(amount) <> 0 or count(*) <> 2")).isEmpty();
        assertThat(query("select position from read_model.ledger_entry")).hasSizeGreaterThan(200);
    }

    @Test
    void theBalancesAfterEachEntryAreTheSumsOfTheLinesUpToIt() {
        assertThat(query(LINES
                        + """
                        select e.position from read_model.ledger_entry e, lateral (
                            select coalesce(sum(amount) filter (where account = 'partner:pending'), 0) as pending,
                                coalesce(sum(amount) filter (where account = 'partner:payable'), 0) as payable,
                                coalesce(sum(amount) filter (where account = 'partner:paid'), 0) as paid
                            from line l where (l.tenant, l.partner_id, l.currency) = (e.tenant, e.partner_id, e.currency)
                                and l.position <= e.position) s
                        where (e.pending_minor, e.payable_minor, e.paid_minor) <> (s.pending, s.payable, s.paid)
                        """))
                .isEmpty();
    }

    @Test
    void theLedgerAgreesWithTheCommissionsAndTheFiguresPerDay() {
        assertThat(query("""
                        select 1 from (select coalesce(sum(pending_minor), 0) p, coalesce(sum(payable_minor), 0) q
                            from read_model.ledger_balance) b,
                            (select coalesce(sum(amount_minor) filter (where status = 'accrued'), 0) p,
                                coalesce(sum(amount_minor) filter (where status = 'approved'), 0) q from read_model.commission) c,
                            (select coalesce(sum(amount_minor) filter (where status = 'accrued'), 0) p,
                                coalesce(sum(amount_minor) filter (where status = 'approved'), 0) q
                            from read_model.commission_day where partner_id = '') d
                        where (b.p, b.q) = (c.p, c.q) and (c.p, c.q) = (d.p, d.q) and b.p > 0 and b.q > 0
                        """))
                .hasSize(1);
    }

    @Test
    void theFiguresPerDayAgreeWithTheRowsTheyCount() {
        assertThat(query("""
                        select 1 from (select sum(conversions) n, sum(unattributed) u, sum(attributed_minor) v
                            from read_model.conversion_day) d,
                            (select count(*) n, count(*) filter (where status <> 'attributed') u,
                                sum(value_minor) filter (where status = 'attributed') v from read_model.conversion) c,
                            (select sum(revenue_minor) v from read_model.attribution_day) a,
                            (select sum(revenue_minor) v from read_model.attribution where status = 'active') s
                        where (d.n, d.u, d.v) = (c.n, c.u, c.v) and a.v = d.v and s.v = d.v and d.u > 0
                        """))
                .hasSize(1);
    }

    private static List<Long> query(String sql) {
        return side.bean(TransactionTemplate.class).execute(s -> {
            side.jdbc().queryForList("select set_config('openpartner.tenant', '*', true)");
            return side.jdbc().queryForList(sql, Long.class);
        });
    }
}
