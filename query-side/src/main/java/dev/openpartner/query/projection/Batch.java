package dev.openpartner.query.projection;

import dev.openpartner.kernel.privacy.PersonalData;
import dev.openpartner.query.table.Changes;
import dev.openpartner.query.table.RowMemory;
import dev.openpartner.query.table.Rows;
import dev.openpartner.query.table.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a projector works on: the rows of its tables, and the personal data in its events. */
public final class Batch {

    private final PersonalData personalData;
    private final Map<String, Rows> rows = new LinkedHashMap<>();
    private final List<Statement> statements = new ArrayList<>();

    /** @param memories of its tables, by name, while they are under construction; otherwise empty */
    Batch(Projection projection, PersonalData personalData, Map<String, RowMemory> memories) {
        this.personalData = personalData;
        projection.tables().forEach(table -> rows.put(table.name(), new Rows(table, memories.get(table.name()))));
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

    Collection<Rows> rows() {
        return rows.values();
    }

    /** Whether it changes rows that it does not know. */
    boolean hasStatements() {
        return !statements.isEmpty();
    }

    void addTo(Changes changes) {
        rows.values().forEach(changes::add);
        statements.forEach(statement -> changes.add(statement.sql(), statement.parameters().toArray()));
    }

    private record Statement(String sql, List<Object> parameters) {}
}
