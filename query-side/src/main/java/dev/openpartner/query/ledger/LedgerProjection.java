package dev.openpartner.query.ledger;

import dev.openpartner.query.projection.Batch;
import dev.openpartner.query.projection.Projection;
import dev.openpartner.query.projection.Projector;
import dev.openpartner.query.table.Table;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Every posting of every partner's books, with the balances after it. */
@Component
@Profile("role-query")
public final class LedgerProjection implements Projection {

    /** Its name. */
    public static final String NAME = "ledger";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int revision() {
        return 1;
    }

    @Override
    public List<Table> tables() {
        return List.of(LedgerEntryTable.TABLE, LedgerBalanceTable.TABLE);
    }

    @Override
    public Projector projector(Batch batch) {
        return new LedgerProjector(batch);
    }
}
