package dev.openpartner.command.eventstore;

import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * The positions that an append had counted on were not to be had: another process took them, or the append right before it failed.
 * Nothing was stored; handling the commands again is right.
 */
public final class Overtaken extends ConcurrencyException {

    private static final long serialVersionUID = 1L;

    public Overtaken(long headBefore, @Nullable Throwable cause) {
        super("The log did not go on after position " + headBefore + " as it was expected to", cause);
    }
}
