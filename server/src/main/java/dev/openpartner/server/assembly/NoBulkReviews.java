package dev.openpartner.server.assembly;

import dev.openpartner.console.review.BulkReviews;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.message.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the review queue gets at a node that answers and does not decide. */
@Component
@Profile("!role-command & role-query")
final class NoBulkReviews implements BulkReviews {

    @Override
    public String start(Caller caller, Map<String, Object> review, Duration atMost) {
        throw Refused.conflict("misdirected_request", "This node answers and does not decide. Open the console of a node that does.");
    }

    @Override
    public Optional<Run> find(Caller caller, String id) {
        return Optional.empty();
    }

    @Override
    public List<Run> latest(Caller caller, int limit) {
        return List.of();
    }
}
