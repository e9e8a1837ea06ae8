package dev.openpartner.command.eventstore;

import dev.openpartner.command.eventstore.format.EventCodec;
import dev.openpartner.kernel.log.RecordedEvent;
import dev.openpartner.kernel.message.DomainEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Large pages of the log, by COPY in its binary format: whoever reads the whole log pays for little but the decoding, because
 * payloads are decoded from the bytes that came and nothing else is made of them. Takes part in the caller's transaction.
 */
final class EventPages {

    /** "PGCOPY", a check of line ends, flags, and the length of nothing: what the format begins with. */
    private static final int HEADER_BYTES = 19;
    private static final short TRAILER = -1;

    private final JdbcTemplate jdbc;
    private final EventCodec codec;

    EventPages(JdbcTemplate jdbc, EventCodec codec) {
        this.jdbc = jdbc;
        this.codec = codec;
    }

    /** The next events without a gap, as {@link EventReader#after} says. */
    List<RecordedEvent> after(long position, int limit) {
        return Objects.requireNonNull(jdbc.execute((Connection connection) -> read(connection, position, limit)));
    }

    private List<RecordedEvent> read(Connection connection, long position, int limit) throws SQLException {
        CopyOut copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (select position, aggregate_id, sequence, recorded_at_us, event_type, revision, payload"
                        + " from event_store.event where position > " + position + " order by position limit " + limit
                        + ") to stdout (format binary)");
        try {
            List<RecordedEvent> events = new ArrayList<>();
            boolean begun = false;
            boolean gap = false;
            for (byte[] message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
                ByteBuffer bytes = ByteBuffer.wrap(message);
                if (!begun) {
                    bytes.position(HEADER_BYTES);
                    begun = true;
                }
                RecordedEvent event = gap ? null : event(message, bytes);
                gap = gap || (event != null && event.position() != position + events.size() + 1);
                if (event != null && !gap) {
                    events.add(event);
                }
            }
            return events;
        } finally {
            // To cancel would race with the end, and leave the connection in doubt; what is left is less than a page.
            boolean more = copy.isActive();
            while (more) {
                more = copy.readFromCopy() != null;
            }
        }
    }

    /** A row; null for the format's end, and for the rest of a header that came alone. */
    private @Nullable RecordedEvent event(byte[] message, ByteBuffer row) {
        if (!row.hasRemaining() || row.getShort() == TRAILER) {
            return null;
        }
        row.getInt();
        long position = row.getLong();
        String aggregateId = text(message, row);
        row.getInt();
        long sequence = row.getLong();
        row.getInt();
        long recordedAtUs = row.getLong();
        String type = text(message, row);
        row.getInt();
        int revision = row.getShort();
        int length = row.getInt();
        Object event = codec.payload(type, revision, message, row.position(), length);
        return new RecordedEvent(position, aggregateId, sequence, recordedAtUs, (DomainEvent) event);
    }

    private static String text(byte[] message, ByteBuffer row) {
        int length = row.getInt();
        String text = new String(message, row.position(), length, StandardCharsets.UTF_8);
        row.position(row.position() + length);
        return text;
    }
}
