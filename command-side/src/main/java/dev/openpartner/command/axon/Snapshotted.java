package dev.openpartner.command.axon;

/** An aggregate that can hand out its whole state. */
public interface Snapshotted {

    /** The state as the record that {@link SnapshotEvery#state()} names. */
    Object toSnapshot();
}
