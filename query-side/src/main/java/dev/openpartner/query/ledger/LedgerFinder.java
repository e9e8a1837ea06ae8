package dev.openpartner.query.ledger;

import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.query.Answer;
import dev.openpartner.kernel.query.ledger.FindCommissionEntries;
import dev.openpartner.kernel.query.ledger.FindLedger;
import dev.openpartner.kernel.query.ledger.LedgerView;
import dev.openpartner.kernel.query.ledger.LedgerView.Balance;
import dev.openpartner.kernel.query.ledger.LedgerView.Entry;
import dev.openpartner.query.read.Access;
import dev.openpartner.query.read.Cursor;
import dev.openpartner.query.read.ReadTransaction;
import dev.openpartner.query.read.Select;
import dev.openpartner.query.read.Show;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds a partner's entries and balances, now or as of a moment. */
@Component
@Profile("role-query")
final class LedgerFinder {

    private static final String LIST = "ledger";
    private static final String NEWEST_FIRST = "ledger-newest";
    private static final Set<String> PROJECTIONS = Set.of(LedgerProjection.NAME, "commissions", "partners");

    private final ReadTransaction reads;

    LedgerFinder(ReadTransaction reads) {
        this.reads = reads;
    }

    @QueryHandler
    Answer<LedgerView> on(FindLedger query) {
        boolean newest = query.newestFirst();
        String list = newest ? NEWEST_FIRST : LIST;
        Cursor cursor = Cursor.read(list, query.page().cursor(), 1);
        return reads.read(query.tenant(), PROJECTIONS, jdbc -> {
            Access.requirePartner(jdbc, query.tenant(), query.partnerId());
            long until = until(jdbc, query);
            Select select = Select.from("select e.*, m.conversion_id from ledger_entry e"
                            + " left join commission m on m.commission_id = e.commission_id")
                    .where("e.tenant = ?", query.tenant())
                    .where("e.partner_id = ?", query.partnerId())
                    .where("e.position <= ?", until)
                    .maybe("e.currency = ?", query.currency())
                    .after(cursor, newest ? "e.position < ?" : "e.position > ?", after -> new Object[] {after.number(0)});
            Page<Entry> page = select.page(
                    jdbc, newest ? "e.position desc" : "e.position", query.page().limit(), (row, number) -> entry(row),
                    last -> Cursor.after(list, last.position()));
            return new LedgerView(page.data(), page.nextCursor(), balances(jdbc, query, until), until);
        });
    }

    @QueryHandler
    Answer<List<Entry>> on(FindCommissionEntries query) {
        return reads.read(query.tenant(), PROJECTIONS, jdbc -> Select.from("select e.*, m.conversion_id from ledger_entry e"
                        + " left join commission m on m.commission_id = e.commission_id")
                .where("e.tenant = ?", query.tenant())
                .where("e.commission_id = ?", query.commissionId())
                .rows(jdbc, "e.position", Page.MAX_LIMIT, (row, number) -> entry(row)));
    }

    /** A time means all entries up to the last one made by then, whatever their clocks said. */
    private static long until(JdbcClient jdbc, FindLedger query) {
        Long position = query.asOfPosition();
        if (position != null) {
            return position;
        }
        Instant time = query.asOfTime();
        if (time == null) {
            // Entries and balances are read one after the other: both as of one position, whatever arrives between.
            return jdbc.sql("select position from read_model.projection where name = ?")
                    .param(LedgerProjection.NAME)
                    .query(Long.class)
                    .single();
        }
        return jdbc.sql("select coalesce(max(position), 0) from ledger_entry"
                        + " where tenant = ? and partner_id = ? and at_ms <= ?")
                .params(query.tenant(), query.partnerId(), time.toEpochMilli())
                .query(Long.class)
                .single();
    }

    /** The balances after the last entry of each currency, so that they cost the same however long the ledger is. */
    private static List<Balance> balances(JdbcClient jdbc, FindLedger query, long until) {
        return Select.from(
                        """
                        select b.currency, e.pending_minor, e.payable_minor, e.paid_minor from ledger_balance b
                        join lateral (
                            select * from ledger_entry l
                            where l.tenant = b.tenant and l.partner_id = b.partner_id and l.currency = b.currency
                                and l.position <= %d
                            order by l.position desc limit 1) e on true
                        """
                                .formatted(until))
                .where("b.tenant = ?", query.tenant())
                .where("b.partner_id = ?", query.partnerId())
                .maybe("b.currency = ?", query.currency())
                .rows(jdbc, "b.currency", Page.MAX_LIMIT, (row, number) -> balance(row));
    }

    private static Balance balance(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        return new Balance(
                currency,
                Show.money(row.getLong("pending_minor"), currency),
                Show.money(row.getLong("payable_minor"), currency),
                Show.money(row.getLong("paid_minor"), currency));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        return new Entry(
                row.getLong("position"),
                Show.time(row.getLong("at_ms")),
                row.getString("kind"),
                row.getString("commission_id"),
                row.getString("conversion_id"),
                Show.money(row.getLong("amount_minor"), currency),
                currency,
                row.getString("debit_account"),
                row.getString("credit_account"),
                Show.money(row.getLong("pending_minor"), currency),
                Show.money(row.getLong("payable_minor"), currency),
                Show.money(row.getLong("paid_minor"), currency));
    }
}
