package dev.openpartner.kernel.customer;

import static dev.openpartner.kernel.customer.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.commission.CommissionEvent.CommissionAccrued;
import dev.openpartner.kernel.commission.CommissionStatus;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionRedecided;
import dev.openpartner.kernel.customer.CustomerEvent.LateEvidenceNoted;
import dev.openpartner.kernel.money.Fraction;
import dev.openpartner.kernel.money.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class EvidenceOrderPropertyTest {

    @Property(tries = 400)
    void any_order_of_arrival_ends_in_the_same_balances(
            @ForAll @Size(max = 14) List<@From(supplier = Evidence.Any.class) Evidence> evidence, @ForAll Random random) {
        List<Evidence> facts = Evidence.distinct(evidence);
        List<Evidence> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, random);

        World inOrder = Evidence.world();
        facts.forEach(fact -> Evidence.apply(inOrder, fact));
        World otherOrder = Evidence.world();
        shuffled.forEach(fact -> Evidence.apply(otherOrder, fact));
        Evidence.settleFlags(inOrder, facts);
        Evidence.settleFlags(otherOrder, facts);

        assertThat(otherOrder.balances()).isEqualTo(inOrder.balances());
        assertThat(reasons(otherOrder, facts)).isEqualTo(reasons(inOrder, facts));
    }

    @Property(tries = 200)
    void a_snapshot_at_any_moment_carries_the_whole_state(
            @ForAll @Size(max = 14) List<@From(supplier = Evidence.Any.class) Evidence> evidence) {
        World world = Evidence.world();
        Evidence.distinct(evidence).forEach(fact -> Evidence.apply(world, fact));

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
            @ForAll @Size(max = 14) List<@From(supplier = Evidence.Any.class) Evidence> evidence, @ForAll Random random) {
        World world = Evidence.world();
        for (Evidence fact : Evidence.distinct(evidence)) {
            Evidence.apply(world, fact);
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
    static void assertNothingPaidTwice(World world) {
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
}
