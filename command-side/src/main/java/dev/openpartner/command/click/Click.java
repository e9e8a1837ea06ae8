package dev.openpartner.command.click;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.openpartner.kernel.click.ClickCommand.RecordClick;
import dev.openpartner.kernel.click.ClickEvent;
import dev.openpartner.kernel.click.ClickEvent.ClickRecorded;
import dev.openpartner.kernel.click.ClickFlagCommand.FlagClick;
import dev.openpartner.kernel.click.ClickFlagCommand.UnflagClick;
import dev.openpartner.kernel.click.ClickState;
import dev.openpartner.kernel.customer.CustomerCommand.StitchClick;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.message.Refused;
import dev.openpartner.kernel.partner.PartnerState;
import java.util.Optional;
import java.util.function.UnaryOperator;
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

    /** Records the visit. Returns whether that is news. */
    boolean record(RecordClick command, @Nullable PartnerState partner, UnaryOperator<String> seal) {
        Optional<ClickRecorded> recorded = ClickState.record(state, command, partner, seal);
        recorded.ifPresent(event -> apply(event));
        return recorded.isPresent();
    }

    /** The click as of now. */
    public ClickState state() {
        if (state == null) {
            throw new IllegalStateException("a click without a first event");
        }
        return state;
    }

    /**
     * Lets a customer claim the click. Returns whether that is news.
     *
     * @throws Refused {@code click_not_found} for another tenant's, {@code click_overclaimed}
     */
    public boolean claim(StitchClick command) {
        return applied(state().claim(command));
    }

    /**
     * Marks the click as not counting. Returns whether that is news.
     *
     * @throws Refused {@code click_not_found} for another tenant's
     */
    public boolean flag(FlagClick command) {
        return applied(state().flag(command));
    }

    /**
     * Takes all marks off. Returns whether there were any.
     *
     * @throws Refused {@code click_not_found} for another tenant's
     */
    public boolean unflag(UnflagClick command) {
        return applied(state().unflag(command));
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
