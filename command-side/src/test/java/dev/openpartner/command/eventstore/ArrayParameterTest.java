package dev.openpartner.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.command.eventstore.ArrayParameter.ElementType;
import dev.openpartner.command.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ArrayParameterTest {

    private static final TestDatabase DATABASE = new TestDatabase();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void textsOfAnyLengthArriveAsTheyAre() throws SQLException {
        List<String> texts = List.of("", "a", "naïve \"quoted\" \\ {brace}, NULL \uD83D\uDE80\n", "x".repeat(10_000), "end");
        ArrayParameter array = new ArrayParameter(ElementType.TEXT, texts.size(), 1);
        texts.forEach(array::text);

        assertThat(elements(array, "text[]")).isEqualTo(texts);
    }

    @Test
    void textsCanBeWrittenInPieces() throws SQLException {
        ArrayParameter array = new ArrayParameter(ElementType.TEXT, 2, 1);
        for (int i = 0; i < 2; i++) {
            array.text(out -> {
                try {
                    out.write('<');
                    out.write("größer als geschätzt".getBytes(StandardCharsets.UTF_8));
                    out.write('>');
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }

        assertThat(elements(array, "text[]")).containsExactly("<größer als geschätzt>", "<größer als geschätzt>");
    }

    @Test
    void numbersAndIdentifiersArriveAsTheyAre() throws SQLException {
        ArrayParameter bigints = new ArrayParameter(ElementType.BIGINT, 3, Long.BYTES);
        List.of(Long.MIN_VALUE, 0L, Long.MAX_VALUE).forEach(bigints::bigint);
        ArrayParameter smallints = new ArrayParameter(ElementType.SMALLINT, 2, Short.BYTES);
        smallints.smallint(Short.MIN_VALUE);
        smallints.smallint(Short.MAX_VALUE);
        UUID id = UUID.fromString("01956f1e-7c3a-7bcd-8f01-fedcba987654");
        ArrayParameter ids = new ArrayParameter(ElementType.UUID, 1, 2 * Long.BYTES);
        ids.uuid(id);

        assertThat(elements(bigints, "bigint[]")).containsExactly("-9223372036854775808", "0", "9223372036854775807");
        assertThat(elements(smallints, "smallint[]")).containsExactly("-32768", "32767");
        assertThat(elements(ids, "uuid[]")).containsExactly(id.toString());
    }

    private static List<String> elements(ArrayParameter array, String type) throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select element::text from unnest(?::" + type + ") with ordinality as e (element, at) order by at")) {
            query.setArray(1, array.on(connection));
            List<String> elements = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    elements.add(rows.getString(1));
                }
            }
            return elements;
        }
    }
}
