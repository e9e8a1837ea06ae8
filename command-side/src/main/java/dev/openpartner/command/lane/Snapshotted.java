package dev.openpartner.command.lane;

/** An aggregate that can hand out its whole state. */
public interface Snapshotted {

    /** The state as the record that its {@code SnapshotEvery} names. */
    Object toSnapshot();
}
