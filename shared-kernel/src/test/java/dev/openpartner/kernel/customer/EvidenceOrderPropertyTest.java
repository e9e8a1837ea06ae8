package dev.openpartner.kernel.customer;

import static dev.openpartner.kernel.customer.World.DAY;
import static dev.openpartner.kernel.customer.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.attribution.AttributionModel;
import dev.openpartner.kernel.commission.CommissionEvent.CommissionAccrued;
import dev.openpartner.kernel.commission.CommissionStatus;
import dev.openpartner.kernel.commission.Rules;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionRedecided;
import dev.openpartner.kernel.customer.CustomerEvent.LateEvidenceNoted;
import dev.openpartner.kernel.money.Fraction;
import dev.openpartner.kernel.money.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class EvidenceOrderPropertyTest {

    /** One thing that becomes known. */
    sealed interface Evidence {
        record Click(int number, int partner, int campaign, int atHour, boolean flagged) implements Evidence {}

        record Conversion(int number, boolean won, int atHour, int valueMinor) implements Evidence {}

        record Flag(int number, boolean flagged) implements Evidence {}
    }

    @Property(tries = 400)
    void any_order_of_arrival_ends_in_the_same_balances(
            @ForAll @Size(max = 14) List<@From("evidence") Evidence> evidence, @ForAll Random random) {
        List<Evidence> facts = distinct(evidence);
        List<Evidence> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, random);

        World inOrder = world();
        facts.forEach(fact -> apply(inOrder, fact));
        World otherOrder = world();
        shuffled.forEach(fact -> apply(otherOrder, fact));
        settleFlags(inOrder, facts);
        settleFlags(otherOrder, facts);

        assertThat(otherOrder.balances()).isEqualTo(inOrder.balances());
        assertThat(reasons(otherOrder, facts)).isEqualTo(reasons(inOrder, facts));
    }

    @Property(tries = 250)
    void a_customer_beyond_the_bound_ends_in_the_same_balances_once_what_was_let_go_is_recalled(
            @ForAll @Size(max = 16) List<@From("evidence") Evidence> evidence,
            @ForAll @IntRange(max = 2) int waitingLimit,
            @ForAll @IntRange(min = 1, max = 4) int room,
            @ForAll Random random) {
        List<Evidence> facts = distinct(evidence);
        List<Evidence> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, random);

        World unbounded = world();
        facts.forEach(fact -> apply(unbounded, fact));
        settleFlags(unbounded, facts);
        World bounded = rules(new World(new CustomerState.Limits(1_000, 1_000, waitingLimit)));
        for (Evidence fact : shuffled) {
            apply(bounded, fact);
            if (random.nextInt(4) == 0) {
                bounded.recallWaiting(room);
            }
            assertThat(bounded.state.overflowedWaiting()).isEqualTo(waitingIn(bounded) - bounded.state.waitingCount());
        }
        settleFlags(bounded, facts);
        bounded.recallWaiting(room);

        assertThat(bounded.balances()).isEqualTo(unbounded.balances());
        assertThat(bounded.state.overflowedWaiting()).isEqualTo(waitingIn(bounded) - bounded.state.waitingCount());
        assertNothingPaidTwice(bounded);
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

    @Property(tries = 100)
    void a_bounded_state_is_carried_by_a_snapshot_at_any_moment(
            @ForAll @Size(max = 16) List<@From("evidence") Evidence> evidence) {
        CustomerState.Limits few = new CustomerState.Limits(3, 3, 1);
        World world = rules(new World(few));
        for (Evidence fact : distinct(evidence)) {
            apply(world, fact);
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

    @Property(tries = 200)
    void a_snapshot_at_any_moment_carries_the_whole_state(
            @ForAll @Size(max = 14) List<@From("evidence") Evidence> evidence) {
        World world = world();
        distinct(evidence).forEach(fact -> apply(world, fact));

        CustomerState replayed = new CustomerState();
        CustomerState restoredAtEachEvent = new CustomerState();
        for (CustomerEvent event : world.history) {
            replayed.evolve(event);
            restoredAtEachEvent = CustomerState.fromSnapshot(restoredAtEachEvent.toSnapshot());
            restoredAtEachEvent.evolve(event);
            assertThat(restoredAtEachEvent.toSnapshot()).isEqualTo(replayed.toSnapshot());
        }
        assertThat(replayed.toSnapshot()).isEqualTo(world.state.toSnapshot());
        assertThat(decideNext(restoredAtEachEvent, world)).isEqualTo(decideNext(world.state, world));
    }

    @Property(tries = 200)
    void nothing_is_paid_twice_whatever_is_reviewed_in_between(
            @ForAll @Size(max = 14) List<@From("evidence") Evidence> evidence, @ForAll Random random) {
        World world = world();
        for (Evidence fact : distinct(evidence)) {
            apply(world, fact);
            if (random.nextInt(3) == 0) {
                world.review("e" + random.nextInt(6), random.nextBoolean() ? CommissionStatus.APPROVED : CommissionStatus.PAID);
            }
            assertNothingPaidTwice(world);
        }
        assertThat(world.history).filteredOn(ConversionRedecided.class::isInstance).allSatisfy(event -> assertThat(
                        ((ConversionRedecided) event).supersededCommissionIds())
                .allSatisfy(id -> assertThat(world.statuses.get(id)).isEqualTo(CommissionStatus.REVERSED)));
        assertThat(world.history).filteredOn(LateEvidenceNoted.class::isInstance).allSatisfy(event -> assertThat(world.live())
                .anyMatch(accrued -> accrued.conversionId().equals(((LateEvidenceNoted) event).conversionId())));
    }

    /** For each rule and campaign, a conversion's live commissions hold at most the campaign's part of the rule's base. */
    private static void assertNothingPaidTwice(World world) {
        Map<List<Object>, List<CommissionAccrued>> byRule = world.live().stream()
                .collect(Collectors.groupingBy(
                        paid -> List.of(paid.conversionId(), paid.campaignId(), paid.ruleIndex(), paid.ruleVersion())));
        byRule.forEach((rule, parts) -> {
            Fraction weight = parts.stream()
                    .map(part -> Fraction.of(part.weightNumerator(), part.weightDenominator()))
                    .reduce(Fraction.ZERO, Fraction::plus);
            assertThat(weight).isLessThanOrEqualTo(Fraction.ONE);
            long sum = parts.stream().mapToLong(CommissionAccrued::amountMinor).sum();
            CommissionAccrued any = parts.getFirst();
            assertThat(sum).isLessThanOrEqualTo(any.baseMinor());
            assertThat(sum).isLessThanOrEqualTo(
                    Money.ofMinor(any.baseMinor(), any.currency()).times(weight).amountMinor() + parts.size());
        });
        Map<String, Set<String>> conversionsPaidAsFirst = world.live().stream()
                .filter(paid -> paid.rule().trigger().equals("first"))
                .collect(Collectors.groupingBy(
                        CommissionAccrued::partnerId,
                        Collectors.mapping(CommissionAccrued::conversionId, Collectors.toSet())));
        assertThat(conversionsPaidAsFirst.values()).allMatch(conversions -> conversions.size() == 1);
    }

    private static JourneyOutcome decideNext(CustomerState state, World world) {
        DecisionContext context = new DecisionContext(world, id -> CommissionStatus.ACCRUED, () -> "new", NOW);
        return Journey.record(state, World.recorded("next", "won", NOW, 1_000), context);
    }

    private static World world() {
        return rules(new World());
    }

    private static World rules(World world) {
        return world
                .campaign("c0", AttributionModel.LINEAR, Rules.percent("12.5"), Rules.on(Rules.fixed("7"), "won", "first"))
                .campaign(
                        "c1",
                        AttributionModel.POSITION,
                        Rules.on(Rules.fixed("20"), "won", "subsequent"),
                        Rules.recurring(Rules.percent("10"), null, 1))
                .campaign("c2", AttributionModel.LAST_CLICK, Rules.recurring(Rules.percent("33.3333"), false, null));
    }

    private static void apply(World world, Evidence evidence) {
        switch (evidence) {
            case Evidence.Click click -> {
                long atMs = NOW + click.atHour() * DAY / 24;
                String[] flags = click.flagged() ? new String[] {"velocity"} : new String[0];
                world.click("k" + click.number(), "p" + click.partner(), "c" + click.campaign(), atMs, flags);
            }
            case Evidence.Conversion conversion ->
                world.convert(
                        "e" + conversion.number(),
                        conversion.won() ? "won" : "renewed",
                        NOW + conversion.atHour() * DAY / 24,
                        conversion.valueMinor());
            case Evidence.Flag flag -> setFlag(world, flag);
        }
    }

    private static void setFlag(World world, Evidence.Flag flag) {
        world.flags("k" + flag.number(), flag.flagged() ? new String[] {"manual"} : new String[0]);
    }

    /** The last flag of each click, in the order of the facts, is what counts in the end; a flag may come before its click. */
    private static void settleFlags(World world, List<Evidence> facts) {
        Map<Integer, Evidence.Flag> last = new HashMap<>();
        for (Evidence fact : facts) {
            if (fact instanceof Evidence.Flag flag) {
                last.put(flag.number(), flag);
            }
        }
        last.values().forEach(flag -> setFlag(world, flag));
    }

    private static Map<String, String> reasons(World world, List<Evidence> facts) {
        Map<String, String> reasons = new HashMap<>();
        for (Evidence fact : facts) {
            TrackedConversion tracked =
                    fact instanceof Evidence.Conversion conversion ? world.state.conversion("e" + conversion.number()) : null;
            if (tracked != null) {
                reasons.put(tracked.conversionId(), tracked.status() + " " + tracked.reason());
            }
        }
        return reasons;
    }

    /** A click or a conversion is one thing, however often it is reported; the first report counts. */
    private static List<Evidence> distinct(List<Evidence> evidence) {
        Map<String, Evidence> byId = new LinkedHashMap<>();
        int flags = 0;
        for (Evidence fact : evidence) {
            switch (fact) {
                case Evidence.Click click -> byId.putIfAbsent("k" + click.number(), click);
                case Evidence.Conversion conversion -> byId.putIfAbsent("e" + conversion.number(), conversion);
                case Evidence.Flag flag -> byId.put("f" + flags++, flag);
            }
        }
        return List.copyOf(byId.values());
    }

    @Provide
    Arbitrary<Evidence> evidence() {
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 5);
        Arbitrary<Integer> kind = Arbitraries.integers().between(0, 2);
        Arbitrary<Integer> hours = Arbitraries.integers().between(-62 * 24, 62 * 24);
        Arbitrary<Evidence> clicks = Combinators.combine(number, kind, kind, hours, Arbitraries.of(false, false, true))
                .as(Evidence.Click::new);
        Arbitrary<Evidence> conversions = Combinators.combine(
                        number, Arbitraries.of(true, false), hours, Arbitraries.integers().between(0, 9_999))
                .as(Evidence.Conversion::new);
        Arbitrary<Evidence> flags = Combinators.combine(number, Arbitraries.of(true, false)).as(Evidence.Flag::new);
        return Arbitraries.oneOf(clicks, conversions, flags);
    }
}
