package dev.openpartner.query.projection;

import dev.openpartner.kernel.log.RecordedEvent;
import dev.openpartner.kernel.privacy.PersonalData;
import dev.openpartner.query.table.Changes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies events to projections within a transaction. The whole batch is tried at once; if that fails, the failing projection
 * takes its events one by one, each behind a savepoint, and puts aside the stream of every event that it cannot take.
 */
final class Fold {

    private static final Logger LOG = LoggerFactory.getLogger(Fold.class);

    private final Connection connection;
    private final PersonalData personalData;
    private final ParkedEvents parked;
    private final boolean bulk;

    /** @param bulk for tables under construction, see {@link Changes} */
    Fold(Connection connection, PersonalData personalData, boolean bulk) {
        this.connection = connection;
        this.personalData = personalData;
        this.parked = new ParkedEvents(connection, bulk ? "next" : "live");
        this.bulk = bulk;
    }

    /**
     * Applies to each projection its events, in order.
     *
     * @param events all events of the batch
     * @param work which of them each projection has not seen
     */
    void apply(List<RecordedEvent> events, Map<Projection, List<RecordedEvent>> work) throws SQLException {
        personalData.prefetch(PersonalSubjects.of(events));
        apply(work, parked.streamsOf(events));
    }

    /**
     * Likewise, the data keys being there.
     *
     * @param parkedStreams those of the events' streams that each projection, by its name, has put aside
     */
    void apply(Map<Projection, List<RecordedEvent>> work, Map<String, Set<String>> parkedStreams) throws SQLException {
        Savepoint before = connection.setSavepoint();
        if (parkedStreams.isEmpty()) {
            try {
                take(work);
                connection.releaseSavepoint(before);
                return;
            } catch (SQLException | RuntimeException failure) {
                if (Failure.isOfTheDatabase(failure)) {
                    throw failure;
                }
                connection.rollback(before);
            }
        }
        for (Map.Entry<Projection, List<RecordedEvent>> entry : work.entrySet()) {
            Set<String> aside = parkedStreams.getOrDefault(entry.getKey().name(), Set.of());
            takeOrBlame(entry.getKey(), entry.getValue(), aside);
        }
    }

    private void takeAllButParked(Projection projection, List<RecordedEvent> events, Set<String> aside) throws SQLException {
        if (aside.isEmpty()) {
            take(Map.of(projection, events));
            return;
        }
        take(Map.of(projection, events.stream().filter(e -> !aside.contains(e.aggregateId())).toList()));
        for (RecordedEvent recorded : events) {
            if (aside.contains(recorded.aggregateId())) {
                park(projection, recorded, null);
            }
        }
    }

    private void takeOrBlame(Projection projection, List<RecordedEvent> events, Set<String> parkedStreams) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            takeAllButParked(projection, events, parkedStreams);
            connection.releaseSavepoint(before);
        } catch (SQLException | RuntimeException failure) {
            if (Failure.isOfTheDatabase(failure)) {
                throw failure;
            }
            connection.rollback(before);
            takeOneByOne(projection, events, new HashSet<>(parkedStreams));
        }
    }

    private void takeOneByOne(Projection projection, List<RecordedEvent> events, Set<String> aside) throws SQLException {
        for (RecordedEvent recorded : events) {
            if (aside.contains(recorded.aggregateId())) {
                park(projection, recorded, null);
                continue;
            }
            Savepoint before = connection.setSavepoint();
            try {
                take(Map.of(projection, List.of(recorded)));
                connection.releaseSavepoint(before);
            } catch (SQLException | RuntimeException failure) {
                if (Failure.isOfTheDatabase(failure)) {
                    throw failure;
                }
                connection.rollback(before);
                aside.add(recorded.aggregateId());
                park(projection, recorded, failure);
            }
        }
    }

    private void take(Map<Projection, List<RecordedEvent>> work) throws SQLException {
        new Folding(personalData, work, Map.of()).run(connection, new Changes(bulk));
    }

    private void park(Projection projection, RecordedEvent recorded, @Nullable Throwable failure) throws SQLException {
        String reason = failure == null ? "an earlier event of this stream was put aside" : Failure.reason(failure);
        parked.park(projection, recorded, reason);
        if (failure != null) {
            LOG.error("projection {} put aside event {} of {}: {}",
                    projection.name(), recorded.position(), recorded.aggregateId(), reason);
        }
    }
}
