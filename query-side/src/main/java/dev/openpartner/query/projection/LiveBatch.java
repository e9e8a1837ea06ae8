package dev.openpartner.query.projection;

import dev.openpartner.kernel.log.EventLog;
import dev.openpartner.kernel.log.RecordedEvent;
import dev.openpartner.kernel.privacy.PersonalData;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Applies a batch of new events to all live projections, within the transaction that also moves the processor's token. Each
 * projection skips what it has seen, and first catches up on what it has not been shown, so that neither a token that fell
 * back nor one that ran ahead can make it wrong.
 */
@Component
@Profile("role-query")
final class LiveBatch {

    private static final int CATCH_UP_PAGE = 1000;

    private final JdbcTemplate jdbc;
    private final Projections projections;
    private final EventLog log;
    private final PersonalData personalData;

    LiveBatch(JdbcTemplate jdbc, Projections projections, EventLog log, PersonalData personalData) {
        this.jdbc = jdbc;
        this.projections = projections;
        this.log = log;
        this.personalData = personalData;
    }

    /** @param events consecutive events, in order, at least one */
    void apply(List<RecordedEvent> events) {
        jdbc.execute((Connection connection) -> {
            ReadModel.lockShared(connection);
            ReadModel.enter(connection, ReadModel.LIVE);
            apply(connection, events);
            return null;
        });
    }

    private void apply(Connection connection, List<RecordedEvent> events) throws SQLException {
        ProjectionStates store = new ProjectionStates(connection);
        Map<String, ProjectionState> states = store.all();
        Fold fold = new Fold(connection, personalData, false);
        Map<Projection, List<RecordedEvent>> work = new LinkedHashMap<>();
        for (Projection projection : projections.all()) {
            ProjectionState state = states.get(projection.name());
            if (state == null || !ProjectionStates.isWritable(state, projections.definition(projection))) {
                continue;
            }
            long seen = catchUp(fold, projection, state.position(), events.getFirst().position() - 1);
            List<RecordedEvent> unseen = events.stream().filter(e -> e.position() > seen).toList();
            if (!unseen.isEmpty()) {
                work.put(projection, unseen);
            }
        }
        if (!work.isEmpty()) {
            fold.apply(events, work);
            store.advance(work.keySet(), events.getLast().position());
        }
    }

    private long catchUp(Fold fold, Projection projection, long seen, long until) throws SQLException {
        long position = seen;
        while (position < until) {
            List<RecordedEvent> page = log.readAfter(position, (int) Math.min(CATCH_UP_PAGE, until - position));
            if (page.isEmpty()) {
                throw new IllegalStateException("the log ends at " + position + ", before an event that was delivered");
            }
            fold.apply(page, Map.of(projection, page));
            position = page.getLast().position();
        }
        return position;
    }

    /** Positions have no gaps, so that a batch can prove that it skipped nothing. */
    static List<RecordedEvent> consecutive(List<RecordedEvent> events) {
        List<RecordedEvent> checked = new ArrayList<>(events.size());
        long next = events.getFirst().position();
        for (RecordedEvent recorded : events) {
            if (recorded.position() != next++) {
                throw new IllegalStateException("event " + recorded.position() + " came where " + (next - 1) + " was due");
            }
            checked.add(recorded);
        }
        return checked;
    }
}
