package dev.openpartner.benchmarks.micro;

import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the JMH benchmarks of this package. */
public final class MicroBenchmarks {

    private static final int ITERATIONS = 3;

    private MicroBenchmarks() {}

    /**
     * Runs them all, each in a virtual machine of its own.
     *
     * @param databaseUrl with user and password, of an empty database that may be written to
     * @param secondsPerIteration of three to warm up and three that count
     * @throws IllegalStateException if one cannot be run
     */
    public static Collection<RunResult> run(String databaseUrl, int secondsPerIteration) {
        try {
            return new Runner(new OptionsBuilder()
                            .include("dev\\.openpartner\\.benchmarks\\.micro\\..*")
                            .forks(1)
                            .warmupIterations(ITERATIONS)
                            .warmupTime(TimeValue.seconds(secondsPerIteration))
                            .measurementIterations(ITERATIONS)
                            .measurementTime(TimeValue.seconds(secondsPerIteration))
                            .jvmArgsAppend("-D" + AppendBenchmark.URL + "=" + databaseUrl, "--sun-misc-unsafe-memory-access=allow")
                            .shouldFailOnError(true)
                            .build())
                    .run();
        } catch (RunnerException e) {
            throw new IllegalStateException("A microbenchmark failed", e);
        }
    }
}
