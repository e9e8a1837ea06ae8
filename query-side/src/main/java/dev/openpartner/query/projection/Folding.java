package dev.openpartner.query.projection;

import dev.openpartner.kernel.log.RecordedEvent;
import dev.openpartner.kernel.privacy.PersonalData;
import dev.openpartner.query.table.Changes;
import dev.openpartner.query.table.JoinedQuery;
import dev.openpartner.query.table.RowMemory;
import dev.openpartner.query.table.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A batch of events on its way through the projectors of several projections: what they want, then what they make of it. */
final class Folding {

    private final List<Part> parts = new ArrayList<>();

    /**
     * Asks each projector what it wants.
     *
     * @param work the events of each projection, in order
     * @param memories of tables under construction, by name
     */
    Folding(PersonalData personalData, Map<Projection, List<RecordedEvent>> work, Map<String, RowMemory> memories) {
        work.forEach((projection, events) -> {
            Batch batch = new Batch(projection, personalData, memories);
            parts.add(new Part(projection, batch, projection.projector(batch), events));
        });
        for (Part part : parts) {
            part.events().forEach(part.projector()::want);
        }
    }

    /** The rows that are wanted and were not loaded yet. */
    List<Rows> wanted() {
        return rows().filter(Rows::areWanted).toList();
    }

    /** The tables of which rows change that they have. */
    List<Rows> updated() {
        return rows().filter(Rows::haveUpdates).toList();
    }

    /** The projections that change rows without looking at them. */
    List<Projection> changingUnseenRows() {
        return parts.stream().filter(part -> part.batch().hasStatements()).map(Part::projection).toList();
    }

    private Stream<Rows> rows() {
        return parts.stream().flatMap(part -> part.batch().rows().stream());
    }

    /** Adds what is wanted to a query. */
    JoinedQuery load(JoinedQuery query) {
        wanted().forEach(query::load);
        return query;
    }

    /** To be called once what was wanted is there. */
    void wantFurther() {
        for (Part part : parts) {
            part.events().forEach(part.projector()::wantFurther);
        }
    }

    /** To be called once what was wanted further is there too. */
    void apply() {
        for (Part part : parts) {
            part.events().forEach(part.projector()::apply);
        }
    }

    Changes addTo(Changes changes) {
        parts.forEach(part -> part.batch().addTo(changes));
        return changes;
    }

    /** From the first load to the changes, all on one connection. */
    void run(Connection connection, Changes changes) throws SQLException {
        load(new JoinedQuery()).run(connection);
        finish(connection, changes);
        changes.send(connection);
    }

    /** From where the first load has been made. */
    void finish(Connection connection, Changes changes) throws SQLException {
        wantFurther();
        load(new JoinedQuery()).run(connection);
        apply();
        addTo(changes);
    }

    private record Part(Projection projection, Batch batch, Projector projector, List<RecordedEvent> events) {}
}
