package dev.openpartner.query.admin;

import dev.openpartner.query.projection.Batch;
import dev.openpartner.query.projection.Projection;
import dev.openpartner.query.projection.Projector;
import dev.openpartner.query.table.Table;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Every admin as they stand now. */
@Component
@Profile("role-query")
public final class AdminsProjection implements Projection {

    /** Its name. */
    public static final String NAME = "admins";

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
        return List.of(AdminTable.TABLE);
    }

    @Override
    public Projector projector(Batch batch) {
        return new AdminsProjector(batch);
    }
}
