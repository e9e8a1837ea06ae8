package dev.openpartner.query.conversion;

import dev.openpartner.query.projection.Batch;
import dev.openpartner.query.projection.Projection;
import dev.openpartner.query.projection.Projector;
import dev.openpartner.query.table.Table;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Conversions, the touches they were attributed to, who was identified, and their figures per day. */
@Component
@Profile("role-query")
public final class ConversionsProjection implements Projection {

    /** Its name. */
    public static final String NAME = "conversions";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int revision() {
        return 2;
    }

    @Override
    public List<Table> tables() {
        return List.of(
                ConversionTable.TABLE,
                AttributionTable.TABLE,
                IdentityTable.TABLE,
                DayTables.PER_DAY,
                DayTables.PER_PARTNER,
                DayTables.PER_TYPE,
                WaitingTable.TABLE);
    }

    @Override
    public Projector projector(Batch batch) {
        return new ConversionsProjector(batch);
    }
}
