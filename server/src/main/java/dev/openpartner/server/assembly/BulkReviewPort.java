package dev.openpartner.server.assembly;

import dev.openpartner.command.commission.BulkJob;
import dev.openpartner.command.commission.BulkJobs;
import dev.openpartner.console.review.BulkReviews;
import dev.openpartner.kernel.access.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The console's bulk reviews, where they are decided. */
@Component
@Profile("role-command & role-query")
final class BulkReviewPort implements BulkReviews {

    private final BulkJobs jobs;
    private final JsonMapper json;

    BulkReviewPort(BulkJobs jobs, JsonMapper json) {
        this.jobs = jobs;
        this.json = json;
    }

    @Override
    public String start(Caller caller, Map<String, Object> review, Duration atMost) {
        return jobs.start(caller, json.writeValueAsBytes(review), atMost);
    }

    @Override
    public Optional<Run> find(Caller caller, String id) {
        return jobs.find(caller.tenant(), id).map(BulkReviewPort::run);
    }

    @Override
    public List<Run> latest(Caller caller, int limit) {
        return jobs.latest(caller.tenant(), limit).stream().map(BulkReviewPort::run).toList();
    }

    private static Run run(BulkJob job) {
        return new Run(
                job.id(),
                job.reviewer(),
                job.action(),
                job.reason(),
                job.state().name().toLowerCase(Locale.ROOT),
                job.total(),
                job.done(),
                job.reviewed(),
                job.totals(),
                job.skipped(),
                job.retrying(),
                job.begunAt(),
                job.endedAt());
    }
}
