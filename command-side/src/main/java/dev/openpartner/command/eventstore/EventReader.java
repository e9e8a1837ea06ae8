package dev.openpartner.command.eventstore;

import java.util.List;
import java.util.OptionalLong;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads rows of the event table. Takes part in the caller's transaction if there is one, and needs none. */
final class EventReader {

    private static final String AFTER = "select " + EventRow.COLUMNS
            + " from event_store.event where position > ? order by position limit ?";

    private static final String STREAM = "select " + EventRow.COLUMNS
            + " from event_store.event where aggregate_id = ? and sequence >= ? order by sequence";

    private static final String STREAM_PAGE = "select " + EventRow.COLUMNS
            + " from event_store.event where aggregate_id = ? and sequence > ? order by sequence limit ?";

    private final JdbcTemplate jdbc;

    EventReader(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The position of the newest event; 0 for an empty log. */
    long head() {
        return number("select coalesce(max(position), 0) from event_store.event");
    }

    /**
     * The next rows without a gap. Commit order is position order, so a gap can only mean that something is not visible yet; it
     * is never passed.
     */
    List<EventRow> after(long position, int limit) {
        List<EventRow> rows = jdbc.query(AFTER, (row, index) -> EventRow.read(row), position, limit);
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).position() != position + i + 1) {
                return rows.subList(0, i);
            }
        }
        return rows;
    }

    List<EventRow> stream(String aggregateId, long firstSequence) {
        return jdbc.query(STREAM, (row, index) -> EventRow.read(row), aggregateId, firstSequence);
    }

    List<EventRow> streamPage(String aggregateId, long afterSequence, int limit) {
        return jdbc.query(STREAM_PAGE, (row, index) -> EventRow.read(row), aggregateId, afterSequence, limit);
    }

    OptionalLong lastSequence(String aggregateId) {
        long last = number("select coalesce(max(sequence), -1) from event_store.event where aggregate_id = ?", aggregateId);
        return last < 0 ? OptionalLong.empty() : OptionalLong.of(last);
    }

    /** The position before the first event recorded at or after an instant; the head if there is none. */
    long positionBefore(long recordedAtUs) {
        return number(
                "select coalesce("
                        + "(select position - 1 from event_store.event where recorded_at_us >= ? order by position limit 1), "
                        + "(select max(position) from event_store.event), 0)",
                recordedAtUs);
    }

    private long number(String sql, Object... arguments) {
        Long found = jdbc.queryForObject(sql, Long.class, arguments);
        return found == null ? 0 : found;
    }
}
