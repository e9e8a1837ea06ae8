package dev.openpartner.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.benchmarks.invariant.Invariant;
import dev.openpartner.benchmarks.report.Finding.Judged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {

    @Test
    void aReportShowsFiguresBesideTheirBarsAndCanBePublished(@TempDir Path directory) throws IOException {
        Report report = new Report();
        report.add(new Finding("conversions", "spread", "8,000/s", List.of(new Judged(0.5, "x cal-pg", Limit.atLeast(0.45, 0.7)))));
        report.add(new Samples("seconds", List.of("second", "good"), List.of(List.of(0.0, 8_000.0), List.of(1.0, 8_100.5))));
        report.addPlot("spread", Plot.bars("a < b", List.of("one"), List.of(3.0), 2));
        report.check("run", List.of(Invariant.of("nothing is lost", "2 looked at", "")));

        ReportFiles.write(report, directory.resolve("results"), "command");
        ReportFiles.publish(directory.resolve("results"), Files.createDirectories(directory.resolve("docs")));

        assertThat(report.isFailed()).isFalse();
        assertThat(directory.resolve("docs/performance.md")).content()
                .contains("| conversions: spread | 0.50 x cal-pg | >= 0.45 | >= 0.70 | bar |")
                .contains("| run: nothing is lost | 2 looked at | holds |")
                .contains("![spread](performance/spread.svg)");
        assertThat(directory.resolve("docs/performance/spread.svg")).content().contains("a &lt; b").endsWith("</svg>\n");
        assertThat(directory.resolve("results/raw/seconds.csv")).hasContent("second,good\n0,8000\n1,8100.500\n");
    }

    @Test
    void oneFaultFailsTheReport() {
        Report report = new Report();
        report.check("run", List.of(
                Invariant.of("nothing is lost", "", ""), Invariant.of("nothing is doubled", "", "1 doubled")));
        assertThat(report.isFailed()).isTrue();
    }

    @Test
    void anAxisEndsAtARoundNumber() {
        assertThat(List.of(Plot.nice(0), Plot.nice(0.9), Plot.nice(101), Plot.nice(2_400), Plot.nice(7_000)))
                .containsExactly(1.0, 1.0, 200.0, 2_500.0, 10_000.0);
    }
}
