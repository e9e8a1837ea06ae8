package dev.openpartner.benchmarks.report;

import dev.openpartner.benchmarks.invariant.Invariant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A report in a directory: {@code performance.md} with its plots in {@code performance/}, as they are published, and the samples
 * in {@code raw/}.
 */
public final class ReportFiles {

    private static final String PAGE = "performance.md";
    private static final String PLOTS = "performance";

    private ReportFiles() {}

    /** Writes everything. */
    public static void write(Report report, Path directory, String command) throws IOException {
        Path raw = Files.createDirectories(directory.resolve("raw"));
        for (Samples samples : report.samples()) {
            Files.writeString(raw.resolve(samples.name() + ".csv"), samples.toCsv());
        }
        Path plots = Files.createDirectories(directory.resolve(PLOTS));
        for (Map.Entry<String, String> plot : report.plots().entrySet()) {
            Files.writeString(plots.resolve(plot.getKey() + ".svg"), plot.getValue());
        }
        for (Map.Entry<String, String> text : report.attachments().entrySet()) {
            Files.writeString(raw.resolve(text.getKey() + ".txt"), text.getValue());
        }
        Files.writeString(raw.resolve("findings.csv"), findingsCsv(report));
        Files.writeString(directory.resolve(PAGE), page(report, command));
    }

    /** Makes a report the published one. */
    public static void publish(Path directory, Path docs) throws IOException {
        Files.createDirectories(docs.resolve(PLOTS));
        try (Stream<Path> former = Files.list(docs.resolve(PLOTS))) {
            for (Path plot : former.filter(file -> file.toString().endsWith(".svg")).toList()) {
                Files.delete(plot);
            }
        }
        Files.copy(directory.resolve(PAGE), docs.resolve(PAGE), StandardCopyOption.REPLACE_EXISTING);
        try (Stream<Path> plots = Files.list(directory.resolve(PLOTS))) {
            for (Path plot : plots.toList()) {
                Files.copy(plot, docs.resolve(PLOTS).resolve(plot.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static String findingsCsv(Report report) {
        List<String> lines = new ArrayList<>(List.of("bar,what,figure,unit,bar_limit,goal_limit,verdict"));
        for (Finding finding : report.findings()) {
            for (Finding.Judged judged : finding.judged()) {
                lines.add(String.join(",", finding.bar(), '"' + finding.what() + '"', Double.toString(judged.figure()), judged.unit(),
                        Double.toString(judged.limit().bar()), Double.toString(judged.limit().goal()), judged.verdict().name()));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static String page(Report report, String command) {
        StringBuilder page = new StringBuilder("""
                # Performance

                Measured, not promised; written by `%s`. How each figure is taken, and how to take it again, is in
                [benchmarks/README.md](../benchmarks/README.md). Ratios are against calibrations of the same machine in the same
                minutes: a machine that is shared drifts by a factor of two within an hour, a ratio much less.

                ## Bars

                | what | figure | bar | goal | reached |
                |---|---|---|---|---|
                """.formatted(command));
        report.findings().forEach(finding -> finding.judged().forEach(judged -> page.append(Text.format(
                "| %s: %s | %s %s | %s%s | %s%s | %s |%n", finding.bar(), finding.what(), Text.brief(judged.figure()), judged.unit(),
                sign(judged), Text.brief(judged.limit().bar()), sign(judged), Text.brief(judged.limit().goal()), judged.verdict()))));
        page.append("\n## All figures\n\n| command | what | measured |\n|---|---|---|\n");
        report.findings().forEach(finding ->
                page.append(Text.format("| %s | %s | %s |%n", finding.bar(), finding.what(), finding.measured())));
        page.append("\n## Checked after each run\n\n");
        if (report.isFailed()) {
            page.append("**This run failed: an invariant does not hold.**\n\n");
        }
        page.append("| what | looked at | |\n|---|---|---|\n");
        for (Invariant invariant : report.invariants()) {
            page.append(Text.format("| %s | %s | %s |%n", invariant.what(), invariant.looked(),
                    invariant.holds() ? "holds" : "**" + invariant.fault() + "**"));
        }
        page.append("\n## Measured on\n\n| | |\n|---|---|\n");
        report.facts().forEach((name, value) -> page.append(Text.format("| %s | %s |%n", name, value)));
        report.attachments().forEach((name, text) -> page.append(Text.format("%n## %s%n%n```text%n%s%n```%n", name, text.strip())));
        if (!report.plots().isEmpty()) {
            page.append("\n## Plots\n");
            report.plots().keySet().forEach(name -> page.append(Text.format("%n![%s](%s/%s.svg)%n", name, PLOTS, name)));
        }
        return page.toString();
    }

    private static String sign(Finding.Judged judged) {
        return judged.limit().atLeast() ? ">= " : "<= ";
    }
}
