package dev.openpartner.command.aggregate;

import dev.openpartner.kernel.message.Refused;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/** Finds and makes aggregates inside a command handler. */
public final class Aggregates {

    private Aggregates() {}

    /** The aggregate of a stream; empty when the stream has no event. */
    public static <T> Optional<Aggregate<T>> find(Repository<T> repository, String streamId) {
        try {
            return Optional.of(repository.load(streamId));
        } catch (AggregateNotFoundException absent) {
            return Optional.empty();
        }
    }

    /**
     * The aggregate of a stream.
     *
     * @param refusal what to answer when the stream has no event
     * @throws Refused that refusal
     */
    public static <T> Aggregate<T> load(Repository<T> repository, String streamId, Supplier<Refused> refusal) {
        return find(repository, streamId).orElseThrow(refusal);
    }

    /**
     * The aggregate of a stream that may have no event yet; then it is blank, and the caller has it apply its first. Unlike a load
     * that fails, this costs nothing and logs nothing when the stream is new, which is the usual case where things are made.
     */
    public static <T> Aggregate<T> loadOrCreate(Repository<T> repository, String streamId, Callable<T> blank) {
        return unchecked(() -> repository.loadOrCreate(streamId, blank));
    }

    /** Makes an aggregate under an id that was never used; the factory's constructor applies its first event. */
    public static <T> Aggregate<T> create(Repository<T> repository, Callable<T> factory) {
        return unchecked(() -> repository.newInstance(factory));
    }

    private static <T> T unchecked(Callable<T> call) {
        try {
            return call.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("an aggregate could not be made", e);
        }
    }
}
