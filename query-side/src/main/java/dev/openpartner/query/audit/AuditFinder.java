package dev.openpartner.query.audit;

import dev.openpartner.kernel.query.Answer;
import dev.openpartner.kernel.query.audit.AuditView;
import dev.openpartner.kernel.query.audit.FindAudit;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Finds the newest audit of a tenant. */
@Component
@Profile("role-query")
final class AuditFinder {

    private final AuditStore store;

    AuditFinder(AuditStore store) {
        this.store = store;
    }

    @QueryHandler
    Answer<Optional<AuditView>> on(FindAudit query) {
        Optional<AuditView> newest = store.newest(query.tenant());
        return new Answer<>(newest, newest.map(AuditView::position).orElse(0L));
    }
}
