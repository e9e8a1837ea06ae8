package dev.openpartner.benchmarks.bar;

import dev.openpartner.benchmarks.report.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The repeated runs of one thing, each beside the calibrations before and after it. */
final class Compared {

    private final List<Run> runs = new ArrayList<>();

    /** One run and what the machine could do around it. */
    private record Run(Load load, Calibration calibration) {

        double ofPostgres() {
            return load.perSecond() / calibration.postgres();
        }
    }

    void add(Load load, Calibration before, Calibration after) {
        runs.add(new Run(load, before.mean(after)));
    }

    private double mean(ToDoubleFunction<Run> figure) {
        return runs.stream().mapToDouble(figure).average().orElse(Double.NaN);
    }

    double perSecond() {
        return mean(run -> run.load().perSecond());
    }

    double ofPostgres() {
        return mean(Run::ofPostgres);
    }

    double ofHttp() {
        return mean(run -> run.load().perSecond() / run.calibration().http());
    }

    /** Run by run, how many times as many as another, each by its calibration: {@code 0.91, 0.84}. */
    String beside(Compared other) {
        return IntStream.range(0, Math.min(runs.size(), other.runs.size()))
                .mapToObj(i -> Text.format("%.2f", runs.get(i).ofPostgres() / other.runs.get(i).ofPostgres()))
                .collect(Collectors.joining(", "));
    }

    /** The worst of all runs. */
    double p99Ms() {
        return runs.stream().mapToDouble(run -> run.load().p99Ms()).max().orElse(Double.NaN);
    }

    /** The most of all runs. */
    double peakResidentMb() {
        return runs.stream().mapToDouble(run -> run.load().peakResidentMb()).max().orElse(Double.NaN);
    }

    @Override
    public String toString() {
        return Text.format(
                "%,.0f/s (%.2f x cal-pg of %,.0f, %.2f x cal-http of %,.0f), p99 %.1f ms;"
                        + " cores: server %.2f, PostgreSQL %.2f, load %.2f, others %.2f;"
                        + " processor time of one: server %.0f us, PostgreSQL %.0f us",
                perSecond(), ofPostgres(), mean(run -> run.calibration().postgres()), ofHttp(),
                mean(run -> run.calibration().http()), p99Ms(), mean(run -> run.load().serverCores()),
                mean(run -> run.load().postgresCores()), mean(run -> run.load().result().driverCpuShare()),
                mean(run -> run.load().otherCores()),
                mean(run -> run.load().serverCores() / run.load().perSecond() * 1e6),
                mean(run -> run.load().postgresCores() / run.load().perSecond() * 1e6));
    }
}
