package dev.openpartner.benchmarks.bar;

import dev.openpartner.benchmarks.micro.MicroBenchmarks;
import dev.openpartner.benchmarks.report.Finding;
import dev.openpartner.benchmarks.report.Text;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** Single parts by JMH, the append into a database beside the product's; promises nothing. */
final class MicroBar implements Bar {

    private static final String NAME = "micro";

    @Override
    public void measure(Bench bench) throws IOException, SQLException, InterruptedException {
        Installation installation = Installation.fresh(bench, NAME);
        try (Session session = installation.start(bench.options().commandsOnly())) {
            try (Connection connection = session.database().connect("postgres"); Statement statement = connection.createStatement()) {
                statement.execute("create database micro");
            }
            String url = session.database().url("micro") + "?user=postgres&password=" + session.database().superuserPassword();
            int seconds = Math.max(1, bench.settings().seconds / 10);
            for (RunResult result : MicroBenchmarks.run(url, seconds)) {
                bench.report().add(finding(result));
            }
        }
    }

    private static Finding finding(RunResult run) {
        String parameters = run.getParams().getParamsKeys().stream()
                .map(key -> key + " " + run.getParams().getParam(key))
                .collect(Collectors.joining(", "));
        String method = run.getParams().getBenchmark();
        String name = method.substring(method.lastIndexOf('.', method.lastIndexOf('.') - 1) + 1);
        Result<?> figure = run.getPrimaryResult();
        return new Finding(
                NAME, parameters.isEmpty() ? name : name + ", " + parameters,
                Text.format("%.3f ± %.3f %s", figure.getScore(), figure.getScoreError(), figure.getScoreUnit()), List.of());
    }
}
