package dev.openpartner.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarksTest {

    @Test
    void aReportDoesNotSayWhereThingsLieOnThisMachine() {
        assertThat(Benchmarks.repeatable(List.of("--data", "/a place/x", "growth", "--results=/y", "--rounds", "1", "--publish")))
                .isEqualTo("growth --rounds 1 --publish");
        assertThat(Benchmarks.repeatable(List.of("--data=/x", "all", "--results", "/y"))).isEqualTo("all");
    }
}
