package dev.openpartner.query.partner;

import dev.openpartner.query.projection.Batch;
import dev.openpartner.query.projection.Projection;
import dev.openpartner.query.projection.Projector;
import dev.openpartner.query.table.Table;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Every partner as it stands now, with the own terms that are in force. */
@Component
@Profile("role-query")
public final class PartnersProjection implements Projection {

    /** Its name. */
    public static final String NAME = "partners";

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
        return List.of(PartnerTable.TABLE, PartnerTermsTable.TABLE);
    }

    @Override
    public Projector projector(Batch batch) {
        return new PartnersProjector(batch);
    }
}
