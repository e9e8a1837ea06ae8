package dev.openpartner.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.benchmarks.report.Limit.Verdict;
import org.junit.jupiter.api.Test;

class LimitTest {

    @Test
    void moreIsBetterWhereSaidSo() {
        Limit limit = Limit.atLeast(0.45, 0.7);
        assertThat(limit.judge(0.44)).isEqualTo(Verdict.BELOW);
        assertThat(limit.judge(0.45)).isEqualTo(Verdict.BAR);
        assertThat(limit.judge(0.7)).isEqualTo(Verdict.GOAL);
    }

    @Test
    void lessIsBetterElsewhere() {
        Limit limit = Limit.atMost(25, 15);
        assertThat(limit.judge(25.1)).isEqualTo(Verdict.BELOW);
        assertThat(limit.judge(25)).isEqualTo(Verdict.BAR);
        assertThat(limit.judge(15)).isEqualTo(Verdict.GOAL);
    }

    @Test
    void whatWasNotMeasuredReachesNothing() {
        assertThat(Limit.atLeast(0, 0).judge(Double.NaN)).isEqualTo(Verdict.BELOW);
        assertThat(Limit.atMost(0, 0).judge(Double.NaN)).isEqualTo(Verdict.BELOW);
    }
}
