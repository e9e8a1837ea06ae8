package dev.openpartner.command.eventstore;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Consumer;
import org.postgresql.core.BaseConnection;
import org.postgresql.jdbc.PgArray;

/**
 * An array for a statement, in PostgreSQL's binary format: its number of dimensions, whether it has nulls, the type of its elements, how
 * many there are, the index of the first; then each with its length before it. What an element is made of is written straight into it.
 */
final class ArrayParameter extends OutputStream {

    private static final int DIMENSIONS = 1;
    private static final int NO_NULLS = 0;
    private static final int FIRST_INDEX = 1;
    private static final int HEADER_BYTES = 5 * Integer.BYTES;

    private final ElementType type;
    private ByteBuffer bytes;

    /** @param elementBytes what an element takes, about */
    ArrayParameter(ElementType type, int elements, int elementBytes) {
        this.type = type;
        this.bytes = ByteBuffer.allocate(HEADER_BYTES + elements * (Integer.BYTES + elementBytes));
        bytes.putInt(DIMENSIONS).putInt(NO_NULLS).putInt(type.element).putInt(elements).putInt(FIRST_INDEX);
    }

    /** Types by their object identifiers, which are the same in all of PostgreSQL. */
    enum ElementType {
        TEXT(25, 1009),
        BIGINT(20, 1016),
        SMALLINT(21, 1005),
        UUID(2950, 2951);

        private final int element;
        private final int array;

        ElementType(int element, int array) {
            this.element = element;
            this.array = array;
        }
    }

    void text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        room(Integer.BYTES + utf8.length).putInt(utf8.length).put(utf8);
    }

    /** A text that somebody writes in UTF-8. */
    void text(Consumer<OutputStream> writer) {
        int lengthAt = bytes.position();
        room(Integer.BYTES).putInt(0);
        writer.accept(this);
        bytes.putInt(lengthAt, bytes.position() - lengthAt - Integer.BYTES);
    }

    void bigint(long value) {
        room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
    }

    void smallint(short value) {
        room(Integer.BYTES + Short.BYTES).putInt(Short.BYTES).putShort(value);
    }

    void uuid(UUID value) {
        room(Integer.BYTES + 2 * Long.BYTES)
                .putInt(2 * Long.BYTES)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits());
    }

    @Override
    public void write(int value) {
        room(1).put((byte) value);
    }

    @Override
    public void write(byte[] values, int offset, int length) {
        room(length).put(values, offset, length);
    }

    /** The array, once all its elements are written. */
    Array on(Connection connection) throws SQLException {
        return new PgArray(
                connection.unwrap(BaseConnection.class), type.array, Arrays.copyOf(bytes.array(), bytes.position()));
    }

    private ByteBuffer room(int needed) {
        if (bytes.remaining() < needed) {
            int larger = Math.max(2 * bytes.capacity(), bytes.position() + needed);
            bytes = ByteBuffer.allocate(larger).put(bytes.flip());
        }
        return bytes;
    }
}
