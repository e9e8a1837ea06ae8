package dev.openpartner.command.axon;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On an aggregate whose stream can grow long: a snapshot of its state is stored beside the stream, so that loading it costs a
 * snapshot and a few events. The aggregate implements {@link dev.openpartner.command.lane.Snapshotted} and takes its state back in an
 * {@code @EventSourcingHandler} for {@link #state()}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SnapshotEvery {

    /** Events between two snapshots of a short stream; a long one has a quarter of its length between them. */
    int events();

    /** The record that holds the state. */
    Class<?> state();

    /** The name under which the state is stored: {@code customer.snapshot}. */
    String name();

    /** Raised when the shape of the state changes; older snapshots are then ignored and made anew. */
    int revision() default 1;
}
