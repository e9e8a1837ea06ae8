package dev.openpartner.query.table;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows of one table in the binary format of COPY: neither side has text to escape, to take apart, or numbers to read from it. */
final class CopyBinary {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int EXPECTED_ROW_LENGTH = 400;
    private static final int OF_TEXTS = 25;
    private static final int OF_BIGINTS = 20;
    private static final int NULL = -1;

    private final String sql;
    private byte[] bytes;
    private ByteBuffer view;

    private CopyBinary(String sql, int rows) {
        this.sql = sql;
        this.bytes = new byte[rows * EXPECTED_ROW_LENGTH];
        this.view = ByteBuffer.wrap(bytes);
    }

    static CopyBinary of(Table table, Collection<Row> rows) {
        CopyBinary copy = new CopyBinary(TableSql.of(table).copy(), rows.size() + 1);
        copy.room(SIGNATURE.length).put(SIGNATURE);
        copy.number(0).number(0);
        List<Column<?>> columns = table.columns();
        for (Row row : rows) {
            copy.room(Short.BYTES).putShort((short) columns.size());
            for (Column<?> column : columns) {
                copy.value(column, row);
            }
        }
        copy.room(Short.BYTES).putShort((short) NULL);
        return copy;
    }

    void send(Connection connection) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            copy.writeToCopy(bytes, 0, view.position());
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private <T> void value(Column<T> column, Row row) {
        T value = row.find(column);
        if (value == null) {
            number(NULL);
        } else {
            column.type().writeBinary(this, value);
        }
    }

    CopyBinary number(int value) {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    void bigint(long value) {
        room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
    }

    void integer(int value) {
        number(Integer.BYTES).number(value);
    }

    void truth(boolean value) {
        room(Integer.BYTES + 1).putInt(1).put((byte) (value ? 1 : 0));
    }

    void text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        room(Integer.BYTES + utf8.length).putInt(utf8.length).put(utf8);
    }

    void texts(List<String> values) {
        array(OF_TEXTS, values, CopyBinary::text);
    }

    void bigints(List<Long> values) {
        array(OF_BIGINTS, values, CopyBinary::bigint);
    }

    private <T> void array(int elementType, List<T> values, ElementWriter<T> writer) {
        int lengthAt = view.position();
        number(0).number(values.isEmpty() ? 0 : 1).number(0).number(elementType);
        if (!values.isEmpty()) {
            number(values.size()).number(1);
            for (T value : values) {
                writer.write(this, value);
            }
        }
        view.putInt(lengthAt, view.position() - lengthAt - Integer.BYTES);
    }

    private ByteBuffer room(int needed) {
        if (view.remaining() < needed) {
            int position = view.position();
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, position + needed));
            view = ByteBuffer.wrap(bytes).position(position);
        }
        return view;
    }

    private interface ElementWriter<T> {
        void write(CopyBinary out, T value);
    }
}
