package dev.openpartner.kernel.query.ledger;

import dev.openpartner.kernel.query.Query;
import java.util.List;

/** The ledger entries of one commission, oldest first; none for a commission that is not booked. */
public record FindCommissionEntries(String tenant, String commissionId) implements Query<List<LedgerView.Entry>> {}
