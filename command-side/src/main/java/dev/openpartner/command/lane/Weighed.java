package dev.openpartner.command.lane;

/** An aggregate that knows what it takes in memory, because that is not told by the length of its stream. */
public interface Weighed {

    /** About how many bytes its state takes. */
    int bytes();
}
