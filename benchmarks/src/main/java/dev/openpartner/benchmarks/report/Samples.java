package dev.openpartner.benchmarks.report;

import dev.openpartner.benchmarks.load.LoadResult;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Raw figures, row by row.
 *
 * @param name of the file, without an ending
 * @param columns their names, units last
 * @param rows as many figures each as there are columns
 */
public record Samples(String name, List<String> columns, List<List<Double>> rows) {

    public Samples {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** The seconds of a run of load. */
    public static Samples perSecond(String name, LoadResult result) {
        return new Samples(
                name,
                List.of("second", "good", "refused", "p50_ms", "p99_ms"),
                result.perSecond().stream()
                        .map(sample -> List.of(
                                (double) sample.second(), (double) sample.good(), (double) sample.refused(), sample.p50Ms(),
                                sample.p99Ms()))
                        .toList());
    }

    /** The latencies of a run of load, by percentile. */
    public static Samples percentiles(String name, LoadResult result) {
        return new Samples(
                name,
                List.of("percentile", "good_ms", "refused_ms"),
                List.of(10.0, 25.0, 50.0, 75.0, 90.0, 95.0, 99.0, 99.5, 99.9, 99.99, 100.0).stream()
                        .map(percentile -> List.of(percentile, result.goodMs(percentile), result.refusedMs(percentile)))
                        .toList());
    }

    /** One column. */
    public List<Double> column(int index) {
        return rows.stream().map(row -> row.get(index)).toList();
    }

    String toCsv() {
        return rows.stream()
                .map(row -> row.stream().map(Samples::plain).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n", String.join(",", columns) + "\n", "\n"));
    }

    private static String plain(double figure) {
        return figure == Math.rint(figure) && Math.abs(figure) < 1e15
                ? Long.toString((long) figure)
                : String.format(Locale.ROOT, "%.3f", figure);
    }
}
