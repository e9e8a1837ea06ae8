package dev.openpartner.benchmarks;

import dev.openpartner.benchmarks.bar.Bars;
import dev.openpartner.benchmarks.bar.Bench;
import dev.openpartner.benchmarks.bar.Settings;
import dev.openpartner.benchmarks.report.Machine;
import dev.openpartner.benchmarks.report.Report;
import dev.openpartner.benchmarks.report.ReportFiles;
import dev.openpartner.benchmarks.server.Jars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the bars that are named, or all, and writes a report; its exit status is not 0 when anything was lost or doubled. */
@Command(
        name = "openpartner-benchmarks",
        mixinStandardHelpOptions = true,
        description = {"Measures the packaged server of this repository. Start it from the root of the repository.",
            "Bars: conversions, batch, redirect, rebuild, visible, pages, console, growth, start, overload, micro; all runs each."})
public final class Benchmarks implements Callable<Integer> {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss", Locale.ROOT);
    private static final int FAILED = 1;

    @Parameters(arity = "1..*", paramLabel = "BAR", description = "one or several bars, or all")
    private List<String> names = new ArrayList<>();

    @Mixin
    private Settings settings = new Settings();

    @Option(names = "--data", description = "where the data directories go; default: below the report. They are kept")
    private Path data = Path.of("");

    @Option(names = "--results", defaultValue = "benchmarks/results", description = "where reports go; default ${DEFAULT-VALUE}")
    private Path results = Path.of("");

    @Option(names = "--publish", description = "make the report docs/performance.md")
    private boolean publish;

    /** Where something lies on this machine is of no use to whoever takes the figures again. */
    private static final Pattern PLACES = Pattern.compile(" --(data|results)[ =]\\S+");

    private final String arguments;

    private Benchmarks(String... arguments) {
        this.arguments = PLACES.matcher(String.join(" ", arguments)).replaceAll("");
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmarks(arguments)).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        Path root = Path.of("").toAbsolutePath();
        LocalDateTime startedAt = LocalDateTime.now(ZoneOffset.UTC);
        Path directory = Files.createDirectories(results.resolve(startedAt.format(STAMP)).toAbsolutePath());
        Path dataDirectory = data.toString().isEmpty() ? directory.resolve("data") : data.toAbsolutePath();
        Report report = new Report();
        report.facts(Map.of("started", startedAt.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME) + " UTC"));
        report.facts(Machine.describe(root));
        Machine.fsyncTest(directory).ifPresent(said -> report.attach("pg_test_fsync", said));
        Bench bench = new Bench(Jars.in(root), dataDirectory, settings, report);
        String command = "java -jar benchmarks/target/openpartner-benchmarks.jar " + arguments;
        try {
            for (String bar : Bars.named(names)) {
                System.out.println(bar);
                measure(bar, bench, report);
            }
        } finally {
            ReportFiles.write(report, directory, command);
            System.out.println("Report: " + directory.resolve("performance.md"));
        }
        if (report.isFailed()) {
            System.out.println("FAILED: an invariant does not hold.");
            return FAILED;
        }
        if (publish) {
            ReportFiles.publish(directory, root.resolve("docs"));
        }
        return 0;
    }

    private static void measure(String bar, Bench bench, Report report) throws InterruptedException {
        try {
            Bars.of(bar).measure(bench);
            Bars.tidyUp(bench);
        } catch (IOException | SQLException | RuntimeException broken) {
            report.broken(bar, broken);
        }
    }
}
