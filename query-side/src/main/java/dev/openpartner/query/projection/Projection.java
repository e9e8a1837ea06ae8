package dev.openpartner.query.projection;

import dev.openpartner.query.table.Table;
import java.util.List;

/**
 * A set of read tables that one projector writes. Its tables are declared in two resources beside the class, named after the
 * projection: {@code <name>.sql} (tables with primary keys) and {@code <name>-indexes.sql} (what a rebuild adds after loading).
 */
public interface Projection {

    /** The name under which it is shown and rebuilt. */
    String name();

    /** Raised when the projector says something else about the same events, so that the tables are built anew. */
    int revision();

    /** Its tables, in the order in which they are written. */
    List<Table> tables();

    /** A projector for one batch. Whatever it writes is a function of the events alone: no clock, no chance. */
    Projector projector(Batch batch);
}
