package dev.openpartner.benchmarks.micro;

import dev.openpartner.kernel.attribution.Attribution;
import dev.openpartner.kernel.attribution.AttributionEngine;
import dev.openpartner.kernel.attribution.AttributionModel;
import dev.openpartner.kernel.attribution.AttributionPolicies;
import dev.openpartner.kernel.attribution.Click;
import dev.openpartner.kernel.money.Fraction;
import dev.openpartner.kernel.money.LargestRemainder;
import dev.openpartner.kernel.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The decision who earned a conversion, and the sharing of an amount. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecisionBenchmark {

    private static final long NOW_MS = 1_790_000_000_000L;
    private static final long MINUTE_MS = 60_000;
    private static final int WINDOW_DAYS = 60;

    /** How many clicks the customer has. */
    @Param({"1", "10", "500"})
    public int clicks;

    private final NavigableSet<Click> evidence = new TreeSet<>();
    private final List<Fraction> weights = new ArrayList<>();
    private final Money amount = Money.ofMinor(1_000_003, "USD");

    /** Clicks of the last minutes, by five partners. */
    @Setup
    public void collectEvidence() {
        for (int click = 0; click < clicks; click++) {
            evidence.add(new Click("click-" + click, "partner-" + click % 5, "campaign", NOW_MS - click * MINUTE_MS, List.of()));
            weights.add(new Fraction(1, clicks));
        }
    }

    /** Credit shared over all clicks. */
    @Benchmark
    public Attribution attribute() {
        return AttributionEngine.decide(NOW_MS, evidence, Linear.POLICIES);
    }

    /** An amount shared over as many touches. */
    @Benchmark
    public List<Money> share() {
        return LargestRemainder.split(amount, weights);
    }

    /** Everybody in good standing, credit to all. */
    private enum Linear implements AttributionPolicies {
        POLICIES;

        @Override
        public AttributionModel model(String campaignId) {
            return AttributionModel.LINEAR;
        }

        @Override
        public int windowDays(String campaignId) {
            return WINDOW_DAYS;
        }

        @Override
        public boolean isRevoked(String partnerId) {
            return false;
        }
    }
}
