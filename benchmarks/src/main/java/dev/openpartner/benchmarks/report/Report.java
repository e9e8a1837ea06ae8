package dev.openpartner.benchmarks.report;

import dev.openpartner.benchmarks.invariant.Invariant;
import dev.openpartner.benchmarks.load.LoadResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that a run finds, in the order in which it finds it; says it on the console as it comes. */
public final class Report {

    private final Map<String, String> facts = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Invariant> invariants = new ArrayList<>();
    private final List<Samples> samples = new ArrayList<>();
    private final Map<String, String> plots = new LinkedHashMap<>();
    private final Map<String, String> attachments = new LinkedHashMap<>();

    /** Something about the machine, the database or the run. */
    public void facts(Map<String, String> more) {
        facts.putAll(more);
    }

    /** Says something that no table holds. */
    public void say(String line) {
        System.out.println("  " + line);
    }

    /** A measured thing. */
    public void add(Finding finding) {
        findings.add(finding);
        System.out.println("  " + finding.bar() + ": " + finding.what() + ": " + finding.measured());
        finding.judged().forEach(judged -> System.out.println("      " + Text.brief(judged.figure()) + " " + judged.unit()
                + " (bar " + Text.brief(judged.limit().bar()) + ", goal " + Text.brief(judged.limit().goal()) + "): "
                + judged.verdict()));
    }

    /** What was checked after a run. */
    public void check(String run, List<Invariant> checked) {
        for (Invariant invariant : checked) {
            Invariant named = Invariant.of(run + ": " + invariant.what(), invariant.looked(), invariant.fault());
            invariants.add(named);
            System.out.println("  " + named);
        }
    }

    /** The samples of a run of load, and a plot of them. */
    public void addLoad(String name, LoadResult result) {
        Samples seconds = Samples.perSecond(name + "-seconds", result);
        samples.add(seconds);
        samples.add(Samples.percentiles(name + "-percentiles", result));
        if (seconds.rows().size() > 1) {
            plots.put(name, Plot.lines(name + ": answers a second", "s", seconds.column(0),
                    List.of(new Plot.Line("good", seconds.column(1)), new Plot.Line("refused", seconds.column(2)))));
            plots.put(name + "-latency", Plot.lines(name + ": latency, ms", "s", seconds.column(0),
                    List.of(new Plot.Line("p50", seconds.column(3)), new Plot.Line("p99", seconds.column(4)))));
        }
    }

    /** Raw figures. */
    public void add(Samples more) {
        samples.add(more);
    }

    /** A plot, as SVG. */
    public void addPlot(String name, String svg) {
        plots.put(name, svg);
    }

    /** A text of its own, such as a profile. */
    public void attach(String name, String text) {
        attachments.put(name, text);
    }

    /** A bar that did not come to its end; those after it may. */
    public void broken(String bar, Exception reason) {
        invariants.add(Invariant.of(bar + ": came to its end", "the bar", reason.toString()));
        System.out.println("  " + bar + " broke: " + reason);
    }

    /** Whether any invariant does not hold. */
    public boolean isFailed() {
        return invariants.stream().anyMatch(invariant -> !invariant.holds());
    }

    Map<String, String> facts() {
        return facts;
    }

    List<Finding> findings() {
        return findings;
    }

    List<Invariant> invariants() {
        return invariants;
    }

    List<Samples> samples() {
        return samples;
    }

    Map<String, String> plots() {
        return plots;
    }

    Map<String, String> attachments() {
        return attachments;
    }
}
