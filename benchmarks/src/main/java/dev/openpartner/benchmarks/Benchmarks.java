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
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the bars that are named, or all, and writes a report; its exit status is not 0 when anything was lost or doubled. */
@Command(
        name = "openpartner-benchmarks",
        mixinStandardHelpOptions = true,
        description = {"Measures the packaged server of this repository. Start it from the root of the repository.",
            "Bars: start, conversions, batch, redirect, visible, overload, pages, console, rebuild, growth, micro, profile;",
            "all runs each."})
public final class Benchmarks implements Callable<Integer> {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss", Locale.ROOT);
    private static final int FAILED = 1;
    private static final String DATA = "--data";
    private static final String RESULTS = "--results";
    private static final Set<String> PLACES = Set.of(DATA, RESULTS);

    @Parameters(arity = "1..*", paramLabel = "BAR", description = "one or several bars, or all")
    private List<String> names = new ArrayList<>();

    @Mixin
    private Settings settings = new Settings();

    @Option(names = DATA, description = "where the data directories go; default: below the report. They are kept")
    private Path data = Path.of("");

    @Option(names = RESULTS, defaultValue = "benchmarks/results", description = "where reports go; default ${DEFAULT-VALUE}")
    private Path results = Path.of("");

    @Option(names = "--publish", description = "make the report docs/performance.md")
    private boolean publish;

    @Spec
    private @Nullable CommandSpec command;

    private Benchmarks() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmarks()).execute(arguments));
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
        String said = repeatable(Objects.requireNonNull(command).commandLine().getParseResult().originalArgs());
        try {
            for (String bar : Bars.named(names)) {
                System.out.println(bar);
                measure(bar, bench, report);
            }
        } finally {
            ReportFiles.write(report, directory, "java -jar benchmarks/target/openpartner-benchmarks.jar " + said);
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

    /** The arguments but for where something lies on this machine, which is of no use to whoever takes the figures again. */
    static String repeatable(List<String> arguments) {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (PLACES.contains(argument)) {
                i++;
            } else if (PLACES.stream().noneMatch(place -> argument.startsWith(place + "="))) {
                kept.add(argument);
            }
        }
        return String.join(" ", kept);
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
