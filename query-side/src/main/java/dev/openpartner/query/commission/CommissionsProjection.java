package dev.openpartner.query.commission;

import dev.openpartner.query.projection.Batch;
import dev.openpartner.query.projection.Projection;
import dev.openpartner.query.projection.Projector;
import dev.openpartner.query.table.Table;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Every commission as it stands now, and amounts per day and status. */
@Component
@Profile("role-query")
public final class CommissionsProjection implements Projection {

    /** Its name. */
    public static final String NAME = "commissions";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int revision() {
        return 3;
    }

    @Override
    public List<Table> tables() {
        return List.of(CommissionTable.TABLE, CommissionDayTable.TABLE);
    }

    @Override
    public Projector projector(Batch batch) {
        return new CommissionsProjector(batch);
    }
}
