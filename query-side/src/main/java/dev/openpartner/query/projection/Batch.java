package dev.openpartner.query.projection;

import dev.openpartner.kernel.privacy.PersonalData;
import dev.openpartner.query.table.Rows;
import dev.openpartner.query.table.Table;
import dev.openpartner.query.table.TableWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a projector works on: the rows of its tables, and the personal data in its events. */
public final class Batch {

    private final PersonalData personalData;
    private final Map<String, Rows> rows = new LinkedHashMap<>();
    private final List<Statement> statements = new ArrayList<>();

    Batch(Projection projection, PersonalData personalData) {
        this.personalData = personalData;
        projection.tables().forEach(table -> rows.put(table.name(), new Rows(table)));
    }

    /** The rows of one of the projection's tables. */
    public Rows rows(Table table) {
        Rows found = rows.get(table.name());
        if (found == null) {
            throw new IllegalArgumentException(table.name() + " is no table of this projection");
        }
        return found;
    }

    /** The text behind a sealed field; {@link PersonalData#ERASED} once its subject was forgotten. */
    public String open(String subject, String sealed) {
        return personalData.open(subject, sealed).orElse(PersonalData.ERASED);
    }

    /** A statement on rows that are too many to load, run after the rows of the batch were written. */
    public void afterwards(String sql, Object... parameters) {
        statements.add(new Statement(sql, List.of(parameters)));
    }

    void load(TableWriter writer) throws SQLException {
        for (Rows wanted : rows.values()) {
            writer.load(wanted);
        }
    }

    void write(TableWriter writer, Connection connection) throws SQLException {
        for (Rows folded : rows.values()) {
            writer.write(folded);
        }
        for (Statement statement : statements) {
            try (PreparedStatement prepared = connection.prepareStatement(statement.sql())) {
                for (int i = 0; i < statement.parameters().size(); i++) {
                    prepared.setObject(i + 1, statement.parameters().get(i));
                }
                prepared.executeUpdate();
            }
        }
    }

    private record Statement(String sql, List<Object> parameters) {}
}
