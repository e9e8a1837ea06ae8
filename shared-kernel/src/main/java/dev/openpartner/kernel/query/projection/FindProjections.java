package dev.openpartner.kernel.query.projection;

import dev.openpartner.kernel.query.Query;
import java.util.List;

/** How far every projection is; the same for all tenants. */
public record FindProjections(String tenant) implements Query<List<ProjectionView>> {}
