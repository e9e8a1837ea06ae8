package dev.openpartner.command.testing;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.openpartner.command.axon.SnapshotEvery;
import dev.openpartner.command.eventstore.EventIdentifiers;
import dev.openpartner.command.lane.Snapshotted;
import dev.openpartner.command.testing.LedgerCommand.Break;
import dev.openpartner.command.testing.LedgerCommand.CloseLedger;
import dev.openpartner.command.testing.LedgerCommand.OpenLedger;
import dev.openpartner.command.testing.LedgerCommand.PostEntry;
import dev.openpartner.command.testing.LedgerCommand.PostOnce;
import dev.openpartner.command.testing.LedgerEvent.EntryPosted;
import dev.openpartner.command.testing.LedgerEvent.LedgerClosed;
import dev.openpartner.command.testing.LedgerEvent.LedgerOpened;
import dev.openpartner.kernel.message.Refused;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A sample aggregate: a balance that entries are posted to. */
@Aggregate
@SnapshotEvery(events = 10, state = Ledger.State.class, name = "ledger.snapshot")
public class Ledger implements Snapshotted {

    /** What a snapshot of a ledger holds. */
    public record State(String ledgerId, long balanceMinor, boolean closed) {}

    @AggregateIdentifier
    private @Nullable String ledgerId;

    private long balanceMinor;
    private boolean closed;

    /** For Axon. */
    public Ledger() {}

    @CommandHandler
    public Ledger(OpenLedger command) {
        apply(new LedgerOpened(command.tenant(), command.ledgerId()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(PostEntry command) {
        if (command.amountMinor() == 0) {
            throw Refused.invalid("nothing_to_post", "Zero is not posted.");
        }
        post(command.ledgerId(), command.amountMinor());
        return balanceMinor;
    }

    void post(String id, long amountMinor) {
        requireOpen();
        apply(new EntryPosted("default", id, amountMinor));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(PostOnce command) {
        requireOpen();
        apply(
                new EntryPosted(command.tenant(), command.ledgerId(), command.amountMinor()),
                EventIdentifiers.identifiedBy(command.eventId()));
        return balanceMinor;
    }

    @CommandHandler
    void handle(CloseLedger command) {
        requireOpen();
        apply(new LedgerClosed(command.tenant(), command.ledgerId()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(Break command) {
        if (command.afterPosting()) {
            post(command.ledgerId(), 1);
        }
        throw command.fault() == null ? new IllegalStateException("broken") : command.fault();
    }

    void requireOpen() {
        if (closed) {
            throw Refused.conflict("ledger_closed", "The ledger is closed.");
        }
    }

    @EventSourcingHandler
    void on(LedgerOpened event) {
        ledgerId = event.ledgerId();
    }

    @EventSourcingHandler
    void on(EntryPosted event) {
        ledgerId = event.ledgerId();
        balanceMinor += event.amountMinor();
    }

    @EventSourcingHandler
    void on(LedgerClosed event) {
        closed = true;
    }

    @EventSourcingHandler
    void on(State snapshot) {
        ledgerId = snapshot.ledgerId();
        balanceMinor = snapshot.balanceMinor();
        closed = snapshot.closed();
    }

    @Override
    public Object toSnapshot() {
        return new State(String.valueOf(ledgerId), balanceMinor, closed);
    }
}
