package dev.openpartner.query.ledger;

import dev.openpartner.kernel.commission.CommissionEvent;
import dev.openpartner.kernel.commission.CommissionEvent.CommissionAccrued;
import dev.openpartner.kernel.commission.CommissionEvent.CommissionApproved;
import dev.openpartner.kernel.commission.CommissionEvent.CommissionReversed;
import dev.openpartner.kernel.log.RecordedEvent;
import dev.openpartner.query.projection.Batch;
import dev.openpartner.query.projection.Projector;
import dev.openpartner.query.table.Column;
import dev.openpartner.query.table.Row;
import dev.openpartner.query.table.Rows;

/** Posts the lives of commissions: each event is one entry that debits one account and credits another. */
final class LedgerProjector implements Projector {

    private final Rows entries;
    private final Rows balances;

    LedgerProjector(Batch batch) {
        this.entries = batch.rows(LedgerEntryTable.TABLE);
        this.balances = batch.rows(LedgerBalanceTable.TABLE);
    }

    @Override
    public void want(RecordedEvent recorded) {
        if (recorded.event() instanceof CommissionEvent e) {
            balances.want(e.tenant(), e.partnerId(), e.currency());
        }
    }

    @Override
    public void apply(RecordedEvent recorded) {
        if (recorded.event() instanceof CommissionEvent event) {
            Posting posting = posting(event);
            post(event, posting, recorded.position());
        }
    }

    /**
     * A posting. A partner's account is what the program owes: crediting it makes it grow.
     *
     * @param atMs when it was decided
     */
    private record Posting(String kind, Account debit, Account credit, long atMs) {}

    private static Posting posting(CommissionEvent event) {
        return switch (event) {
            case CommissionAccrued e -> new Posting("accrued", Account.PENDING_COST, Account.PENDING, e.accruedAtMs());
            case CommissionApproved e -> new Posting("approved", Account.PENDING, Account.PAYABLE, e.approvedAtMs());
            case CommissionReversed e ->
                new Posting("reversed", Account.holding(e.fromStatus()), Account.PENDING_COST, e.reversedAtMs());
        };
    }

    private void post(CommissionEvent event, Posting posting, long position) {
        Row balance = balances.findOrInsert(
                row -> row.set(LedgerBalanceTable.PENDING, 0L)
                        .set(LedgerBalanceTable.PAYABLE, 0L)
                        .set(LedgerBalanceTable.PAID, 0L),
                event.tenant(), event.partnerId(), event.currency());
        move(balance, posting.debit(), -event.amountMinor());
        move(balance, posting.credit(), event.amountMinor());
        balance.set(LedgerBalanceTable.POSITION, position);
        entries.insert(event.commissionId(), position)
                .set(LedgerEntryTable.TENANT, event.tenant())
                .set(LedgerEntryTable.PARTNER, event.partnerId())
                .set(LedgerEntryTable.CURRENCY, event.currency())
                .set(LedgerEntryTable.AT, posting.atMs())
                .set(LedgerEntryTable.KIND, posting.kind())
                .set(LedgerEntryTable.DEBIT, posting.debit().code())
                .set(LedgerEntryTable.CREDIT, posting.credit().code())
                .set(LedgerEntryTable.AMOUNT, event.amountMinor())
                .set(LedgerEntryTable.PENDING, balance.get(LedgerBalanceTable.PENDING))
                .set(LedgerEntryTable.PAYABLE, balance.get(LedgerBalanceTable.PAYABLE))
                .set(LedgerEntryTable.PAID, balance.get(LedgerBalanceTable.PAID));
    }

    private static void move(Row balance, Account account, long amountMinor) {
        Column<Long> column =
                switch (account) {
                    case PENDING -> LedgerBalanceTable.PENDING;
                    case PAYABLE -> LedgerBalanceTable.PAYABLE;
                    case PAID -> LedgerBalanceTable.PAID;
                    case PENDING_COST -> null;
                };
        if (column != null) {
            balance.add(column, amountMinor);
        }
    }
}
