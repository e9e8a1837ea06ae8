package dev.openpartner.benchmarks.bar;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** How long and how large the measurements are; the defaults are those of a published report. */
public final class Settings {

    @Option(names = "--seconds", defaultValue = "20", description = "each measurement takes; default ${DEFAULT-VALUE}")
    int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "120",
            description = "seconds of load before the first measurement of a server; default ${DEFAULT-VALUE}")
    int warmUpSeconds;

    // New connections meet the pages of PostgreSQL's memory one by one: within five seconds they did a third less a second than in twenty.
    @Option(names = "--calibration-seconds", defaultValue = "20", description = "each calibration takes; default ${DEFAULT-VALUE}")
    int calibrationSeconds;

    @Option(names = "--rounds", defaultValue = "2", description = "each comparison is repeated; default ${DEFAULT-VALUE}")
    int rounds;

    @Option(names = "--connections", defaultValue = "64", description = "of the load; default ${DEFAULT-VALUE}")
    int connections;

    @Option(names = "--partners", defaultValue = "50", description = "of the program; default ${DEFAULT-VALUE}")
    int partners;

    @Option(names = "--customers", defaultValue = "20000", description = "of the program; default ${DEFAULT-VALUE}")
    int customers;

    @Option(names = "--rows", defaultValue = "1000000", description = "conversions for rebuild and pages; default ${DEFAULT-VALUE}")
    long rows;

    @Option(
            names = "--events",
            split = ",",
            defaultValue = "1000000",
            description = "sizes of the large log, or more, at which growth is measured beside a new one; default ${DEFAULT-VALUE}")
    List<Long> events = new ArrayList<>();

    @Option(names = "--jvm", description = "an option of the server's virtual machine, such as --jvm=-XX:+UseParallelGC; repeatable")
    List<String> javaOptions = new ArrayList<>();

    long warmUpMs() {
        return warmUpSeconds * 1000L;
    }

    long measuredMs() {
        return seconds * 1000L;
    }
}
