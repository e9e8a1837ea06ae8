package dev.openpartner.kernel.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A customer with more waiting conversions than are kept ends like one of whom everything is kept. */
class RecallPropertyTest {

    @Property(tries = 400)
    void a_customer_beyond_the_bound_ends_in_the_same_balances_once_what_was_let_go_is_recalled(
            @ForAll @Size(max = 16) List<@From(supplier = Evidence.Any.class) Evidence> evidence,
            @ForAll @IntRange(max = 2) int waitingLimit,
            @ForAll @IntRange(min = 1, max = 4) int room,
            @ForAll Random random) {
        List<Evidence> facts = Evidence.distinct(evidence);
        List<Evidence> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, random);

        World unbounded = Evidence.world();
        facts.forEach(fact -> Evidence.apply(unbounded, fact));
        Evidence.settleFlags(unbounded, facts);
        World bounded = Evidence.rules(new World(new CustomerState.Limits(1_000, 1_000, waitingLimit)));
        for (Evidence fact : shuffled) {
            Evidence.apply(bounded, fact);
            if (random.nextInt(4) == 0) {
                bounded.recallWaiting(room);
            }
            assertThat(bounded.state.overflowedWaiting()).isEqualTo(waitingIn(bounded) - bounded.state.waitingCount());
        }
        Evidence.settleFlags(bounded, facts);
        bounded.recallWaiting(room);

        assertThat(bounded.balances()).isEqualTo(unbounded.balances());
        assertThat(bounded.state.overflowedWaiting()).isEqualTo(waitingIn(bounded) - bounded.state.waitingCount());
        EvidenceOrderPropertyTest.assertNothingPaidTwice(bounded);
        int events = bounded.history.size();
        bounded.recallWaiting(room);
        assertThat(bounded.history).hasSize(events);
    }

    private static long waitingIn(World world) {
        WaitingInHistory look = new WaitingInHistory(null, 1_000);
        for (int i = 0; i < world.history.size(); i++) {
            look.evolve(i, world.history.get(i));
        }
        return look.waiting(null, 1_000).size();
    }

    @Property(tries = 200)
    void a_bounded_state_is_carried_by_a_snapshot_at_any_moment(
            @ForAll @Size(max = 16) List<@From(supplier = Evidence.Any.class) Evidence> evidence) {
        CustomerState.Limits few = new CustomerState.Limits(3, 3, 1);
        World world = Evidence.rules(new World(few));
        for (Evidence fact : Evidence.distinct(evidence)) {
            Evidence.apply(world, fact);
            world.recallWaiting(2);
        }

        CustomerState replayed = new CustomerState(few);
        CustomerState restoredAtEachEvent = new CustomerState(few);
        for (CustomerEvent event : world.history) {
            replayed.evolve(event);
            restoredAtEachEvent = CustomerState.fromSnapshot(restoredAtEachEvent.toSnapshot(), few);
            restoredAtEachEvent.evolve(event);
            assertThat(restoredAtEachEvent.toSnapshot()).isEqualTo(replayed.toSnapshot());
        }
        assertThat(replayed.toSnapshot()).isEqualTo(world.state.toSnapshot());
    }
}
