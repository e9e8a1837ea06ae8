package dev.openpartner.benchmarks.bar;

import dev.openpartner.benchmarks.calibration.Calibrations;
import dev.openpartner.benchmarks.report.Report;
import dev.openpartner.benchmarks.server.Jars;
import dev.openpartner.benchmarks.server.ServerOptions;
import java.nio.file.Path;

/**
 * What every bar works with.
 *
 * @param jars of the measured server
 * @param data below which each bar has its data directory
 * @param settings how long and how large
 * @param report where the findings go
 */
public record Bench(Jars jars, Path data, Settings settings, Report report) {

    Calibrations calibrations() {
        return new Calibrations(settings.calibrationSeconds);
    }

    /** Both roles with the benchmark's routes. */
    ServerOptions options() {
        return ServerOptions.bothRoles(settings.javaOptions);
    }
}
