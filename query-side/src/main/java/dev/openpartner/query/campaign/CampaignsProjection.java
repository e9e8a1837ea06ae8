package dev.openpartner.query.campaign;

import dev.openpartner.query.projection.Batch;
import dev.openpartner.query.projection.Projection;
import dev.openpartner.query.projection.Projector;
import dev.openpartner.query.table.Table;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Every campaign with all its versions. */
@Component
@Profile("role-query")
public final class CampaignsProjection implements Projection {

    /** Its name. */
    public static final String NAME = "campaigns";

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
        return List.of(CampaignTable.TABLE, CampaignVersionTable.TABLE);
    }

    @Override
    public Projector projector(Batch batch) {
        return new CampaignsProjector(batch);
    }
}
