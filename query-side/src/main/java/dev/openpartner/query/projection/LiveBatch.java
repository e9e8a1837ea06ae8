package dev.openpartner.query.projection;

import dev.openpartner.kernel.log.EventLog;
import dev.openpartner.kernel.log.RecordedEvent;
import dev.openpartner.kernel.privacy.PersonalData;
import dev.openpartner.query.table.Changes;
import dev.openpartner.query.table.JoinedQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger LOG = LoggerFactory.getLogger(LiveBatch.class);
    private static final int CATCH_UP_PAGE = 1000;

    private final JdbcTemplate jdbc;
    private final Projections projections;
    private final EventLog log;
    private final PersonalData personalData;
    /** Those that could be written at the last look: whether it is still so is asked for with each batch. */
    private volatile List<Projection> answering = List.of();

    LiveBatch(JdbcTemplate jdbc, Projections projections, EventLog log, PersonalData personalData) {
        this.jdbc = jdbc;
        this.projections = projections;
        this.log = log;
        this.personalData = personalData;
    }

    /** @param events consecutive events, in order, at least one */
    void apply(List<RecordedEvent> events) {
        jdbc.execute((Connection connection) -> {
            ReadModel.begin(connection);
            personalData.prefetch(PersonalSubjects.of(events));
            if (!applyAsUsual(connection, events)) {
                ReadModel.backToBegin(connection);
                applyToEach(connection, events);
            }
            return null;
        });
    }

    /**
     * As almost every batch goes: all projections answer, have seen what came before, and can take everything. Then a load and a
     * write are all it takes. What they load is asked for together with whether that is so.
     *
     * @return whether it was so; if not, the transaction has to go back to where it began
     */
    private boolean applyAsUsual(Connection connection, List<RecordedEvent> events) throws SQLException {
        try {
            Map<Projection, List<RecordedEvent>> work = new LinkedHashMap<>();
            answering.forEach(projection -> work.put(projection, events));
            Folding folding = new Folding(personalData, work, Map.of());
            Map<String, ProjectionState> states = new HashMap<>();
            Map<String, Set<String>> parked = new HashMap<>();
            JoinedQuery query = ProjectionStates.ask(states, new JoinedQuery());
            new ParkedEvents(connection, "live").askFor(events, parked, query);
            folding.load(query).run(connection);
            if (work.isEmpty() || !parked.isEmpty() || !areAllAt(events.getFirst().position() - 1, states)) {
                return false;
            }
            Changes changes = new Changes(false);
            folding.finish(connection, changes);
            ProjectionStates.advance(changes, work.keySet(), events.getLast().position());
            changes.send(connection);
            return true;
        } catch (SQLException | RuntimeException failure) {
            if (Failure.isOfTheDatabase(failure) && !Failure.isMissingTable(failure)) {
                throw failure;
            }
            LOG.debug("a batch from {} is applied with care", events.getFirst().position(), failure);
            return false;
        }
    }

    private boolean areAllAt(long position, Map<String, ProjectionState> states) {
        List<Projection> writable = writable(states);
        return writable.equals(answering)
                && writable.stream().allMatch(projection -> state(states, projection).position() == position);
    }

    private List<Projection> writable(Map<String, ProjectionState> states) {
        return projections.all().stream()
                .filter(p -> ProjectionStates.isWritable(states.get(p.name()), projections.definition(p)))
                .toList();
    }

    private static ProjectionState state(Map<String, ProjectionState> states, Projection projection) {
        return Objects.requireNonNull(states.get(projection.name()));
    }

    private void applyToEach(Connection connection, List<RecordedEvent> events) throws SQLException {
        Map<String, ProjectionState> states = new ProjectionStates(connection).all();
        Fold fold = new Fold(connection, personalData, false);
        Map<Projection, List<RecordedEvent>> work = new LinkedHashMap<>();
        List<Projection> writable = writable(states);
        answering = writable;
        for (Projection projection : writable) {
            long seen = catchUp(fold, projection, state(states, projection).position(), events.getFirst().position() - 1);
            List<RecordedEvent> unseen = events.stream().filter(e -> e.position() > seen).toList();
            if (!unseen.isEmpty()) {
                work.put(projection, unseen);
            }
        }
        if (!work.isEmpty()) {
            fold.apply(events, work);
            Changes changes = new Changes(false);
            ProjectionStates.advance(changes, work.keySet(), events.getLast().position());
            changes.send(connection);
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
