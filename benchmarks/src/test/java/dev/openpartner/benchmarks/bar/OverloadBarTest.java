package dev.openpartner.benchmarks.bar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.benchmarks.load.LoadResult;
import dev.openpartner.benchmarks.load.LoadResult.SecondSample;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class OverloadBarTest {

    @Test
    void aServerIsItselfAgainAfterItsLastBadSecond() {
        assertThat(OverloadBar.secondsUntil(seconds(good(0, 900), good(1, 5), refusing(2), good(3, 5)), 10)).isEqualTo(3);
        assertThat(OverloadBar.secondsUntil(seconds(good(0, 5), good(1, 5)), 10)).isZero();
    }

    @Test
    void aSecondWithoutAnAnswerIsABadOne() {
        assertThat(OverloadBar.secondsUntil(seconds(good(0, 5), good(1, Double.NaN), good(2, 5)), 10)).isEqualTo(2);
    }

    @Test
    void theMedianSecondIsNotTheFirstOne() {
        assertThat(OverloadBar.p99OfMedianSecond(seconds(good(0, 900), good(1, 7), good(2, 5)))).isEqualTo(7);
    }

    @Test
    void theSlowestSecondCountsForWhatIsUsual() {
        assertThat(OverloadBar.p99OfSlowestSecond(seconds(good(0, 7), good(1, 90), good(2, 5)))).isEqualTo(90);
    }

    private static SecondSample good(int second, double p99Ms) {
        return new SecondSample(second, 100, 0, 1, p99Ms);
    }

    private static SecondSample refusing(int second) {
        return new SecondSample(second, 100, 1, 1, 1);
    }

    private static LoadResult seconds(SecondSample... samples) {
        return new LoadResult(samples.length, Map.of(), new Histogram(3), new Histogram(3), List.of(samples), 0, 0, 0);
    }
}
