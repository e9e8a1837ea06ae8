package dev.openpartner.query.click;

import dev.openpartner.query.projection.Batch;
import dev.openpartner.query.projection.Projection;
import dev.openpartner.query.projection.Projector;
import dev.openpartner.query.table.Table;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Every click with its flags, and clicks per day. */
@Component
@Profile("role-query")
public final class ClicksProjection implements Projection {

    /** Its name. */
    public static final String NAME = "clicks";

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
        return List.of(ClickTable.TABLE, ClickDayTable.TABLE);
    }

    @Override
    public Projector projector(Batch batch) {
        return new ClicksProjector(batch);
    }
}
