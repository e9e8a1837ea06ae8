package dev.openpartner.query.projectionstatus;

import dev.openpartner.kernel.log.EventLog;
import dev.openpartner.kernel.log.RecordedEvent;
import dev.openpartner.kernel.query.Answer;
import dev.openpartner.kernel.query.projection.FindProjections;
import dev.openpartner.kernel.query.projection.ProjectionView;
import dev.openpartner.kernel.query.projection.ProjectionView.Rebuild;
import dev.openpartner.query.read.Show;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds how far the projections are. Nothing here belongs to a tenant. */
@Component
@Profile("role-query")
final class ProjectionStatusFinder {

    private static final int PROGRESS_DECIMALS = 4;

    private static final String STATUS =
            """
            select p.name, p.state, p.position, r.position as rebuild_position, r.head as rebuild_head, r.started_at_us,
                (select count(*) from read_model.parked_event e where e.projection = p.name and e.build = 'live') as parked
            from read_model.projection p left join read_model.rebuild r using (name) order by p.name
            """;

    private final JdbcClient jdbc;
    private final EventLog log;
    private final Clock clock;

    ProjectionStatusFinder(JdbcClient jdbc, EventLog log, Clock clock) {
        this.jdbc = jdbc;
        this.log = log;
        this.clock = clock;
    }

    @QueryHandler
    Answer<List<ProjectionView>> on(FindProjections query) {
        List<ProjectionView> views = all();
        long position = views.stream().mapToLong(ProjectionView::position).min().orElse(0);
        return new Answer<>(views, position);
    }

    List<ProjectionView> all() {
        return jdbc.sql(STATUS).query((row, number) -> view(row)).list();
    }

    private ProjectionView view(ResultSet row) throws SQLException {
        long position = row.getLong("position");
        // Asked after the position was read, so that the head is never behind it.
        long head = Math.max(position, log.head());
        Rebuild rebuild = rebuild(row);
        boolean live = row.getString("state").equals("live");
        return new ProjectionView(
                row.getString("name"),
                position,
                head,
                head - position,
                head == position ? 0 : lagMs(position),
                live ? (rebuild == null ? "live" : "rebuilding") : "building",
                row.getLong("parked"),
                rebuild);
    }

    private long lagMs(long position) {
        List<RecordedEvent> next = log.readAfter(position, 1);
        return next.isEmpty()
                ? 0
                : Math.max(0, clock.millis() - TimeUnit.MICROSECONDS.toMillis(next.getFirst().recordedAtUs()));
    }

    private static @Nullable Rebuild rebuild(ResultSet row) throws SQLException {
        Long startedAtUs = Show.number(row, "started_at_us");
        if (startedAtUs == null) {
            return null;
        }
        BigDecimal head = BigDecimal.valueOf(Math.max(1, row.getLong("rebuild_head")));
        BigDecimal progress =
                BigDecimal.valueOf(row.getLong("rebuild_position")).divide(head, PROGRESS_DECIMALS, RoundingMode.DOWN);
        return new Rebuild(progress, Show.time(TimeUnit.MICROSECONDS.toMillis(startedAtUs)));
    }
}
