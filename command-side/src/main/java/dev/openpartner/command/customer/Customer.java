package dev.openpartner.command.customer;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.openpartner.command.axon.SnapshotEvery;
import dev.openpartner.command.lane.Snapshotted;
import dev.openpartner.command.lane.Weighed;
import dev.openpartner.kernel.customer.CustomerEvent;
import dev.openpartner.kernel.customer.CustomerEvent.CustomerErased;
import dev.openpartner.kernel.customer.CustomerState;
import dev.openpartner.kernel.customer.Journey;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.privacy.ErasureCommand.EraseCustomer;
import java.util.List;
import java.util.function.Function;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;

/** A customer as Axon keeps it; every decision is {@link Journey}'s. */
@Aggregate
@SnapshotEvery(events = 16, state = CustomerSnapshotted.class, name = "customer.snapshot", revision = 4)
@Profile("role-command")
public class Customer implements Snapshotted, Weighed {

    @AggregateIdentifier
    private @Nullable String streamId;

    private CustomerState state = new CustomerState();
    private boolean erased;

    Customer() {}

    /** What decisions read; only events change it. */
    CustomerState state() {
        return state;
    }

    /** Whether the person was forgotten and nothing was heard of them since. */
    boolean isErased() {
        return erased;
    }

    /** Records decided events, in their order; the metadata of each may choose its id. */
    void record(List<CustomerEvent> events, Function<CustomerEvent, MetaData> metadata) {
        events.forEach(event -> apply(event, metadata.apply(event)));
    }

    /** Forgets the person; the caller destroys their data key in the same commit. A repeat changes nothing. */
    public void erase(EraseCustomer command) {
        Journey.erase(erased, command).ifPresent(event -> apply(event));
    }

    @Override
    public Object toSnapshot() {
        return new CustomerSnapshotted(String.valueOf(streamId), erased, state.toSnapshot());
    }

    @Override
    public int bytes() {
        return state.bytes();
    }

    @EventSourcingHandler
    void on(CustomerSnapshotted snapshot) {
        streamId = snapshot.streamId();
        erased = snapshot.erased();
        state = CustomerState.fromSnapshot(snapshot.state());
    }

    @EventSourcingHandler
    void on(CustomerEvent event) {
        if (streamId == null) { // a name made for each event would be kept until the next one: garbage that has become old
            streamId = Streams.customer(event.customerId());
        }
        erased = event instanceof CustomerErased;
        state.evolve(event);
    }
}
