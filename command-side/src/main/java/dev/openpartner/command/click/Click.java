package dev.openpartner.command.click;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.openpartner.kernel.click.ClickEvent;
import dev.openpartner.kernel.click.ClickEvent.ClickRecorded;
import dev.openpartner.kernel.click.ClickState;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.message.Refused;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;

/** A click as Axon keeps it; every decision is {@link ClickState}'s. */
@Aggregate
@Profile("role-command")
public class Click {

    // Axon reads it to know which stream this is.
    @SuppressWarnings("UnusedVariable")
    @AggregateIdentifier
    private @Nullable String streamId;

    private @Nullable ClickState state;

    Click() {}

    boolean isRecorded() {
        return state != null;
    }

    void record(ClickRecorded recorded) {
        apply(recorded);
    }

    /** The click as of now. */
    public ClickState state() {
        if (state == null) {
            throw new IllegalStateException("a click without a first event");
        }
        return state;
    }

    /**
     * Lets a customer claim the click; a repeat changes nothing.
     *
     * @throws Refused {@code click_overclaimed}
     */
    public void claim(String customerId, long atMs) {
        state().claim(customerId, atMs).ifPresent(event -> apply(event));
    }

    /** Marks the click as not counting. Returns whether that is news. */
    public boolean flag(String flag, @Nullable String reason, long atMs, String by) {
        return applied(state().flag(flag, reason, atMs, by));
    }

    /** Takes all marks off. Returns whether there were any. */
    public boolean unflag(@Nullable String reason, long atMs, String by) {
        return applied(state().unflag(reason, atMs, by));
    }

    private static boolean applied(Optional<ClickEvent> event) {
        event.ifPresent(fact -> apply(fact));
        return event.isPresent();
    }

    @EventSourcingHandler
    void on(ClickEvent event) {
        streamId = Streams.click(event.clickId());
        state = ClickState.evolve(state, event);
    }
}
