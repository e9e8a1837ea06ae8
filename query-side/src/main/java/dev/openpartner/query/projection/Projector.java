package dev.openpartner.query.projection;

import dev.openpartner.kernel.log.RecordedEvent;

/** Folds the events of one batch into rows; events that do not concern it pass by. */
public interface Projector {

    /** Names the rows that the event needs. Called for the whole batch before any event is applied. */
    void want(RecordedEvent recorded);

    /** Names further rows that only the rows wanted first lead to. */
    default void wantFurther(RecordedEvent recorded) {}

    /** Folds the event. Throws when a row is missing that must exist. */
    void apply(RecordedEvent recorded);
}
