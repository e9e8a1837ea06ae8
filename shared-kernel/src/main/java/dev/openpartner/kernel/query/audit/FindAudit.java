package dev.openpartner.kernel.query.audit;

import dev.openpartner.kernel.query.Query;
import java.util.Optional;

/** The tenant's newest audit; empty while there was none. */
public record FindAudit(String tenant) implements Query<Optional<AuditView>> {}
