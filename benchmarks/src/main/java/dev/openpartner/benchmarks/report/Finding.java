package dev.openpartner.benchmarks.report;

import java.util.List;

/**
 * What was measured of one thing.
 *
 * @param bar the command that measured it
 * @param what it is, as a few words
 * @param measured the figures as they were taken
 * @param judged the figures that something was promised of
 */
public record Finding(String bar, String what, String measured, List<Judged> judged) {

    public Finding {
        judged = List.copyOf(judged);
    }

    /**
     * A figure beside its promise.
     *
     * @param figure in the unit
     * @param unit with which it is read, such as {@code x cal-pg} or {@code ms p99}
     * @param limit what was promised
     */
    public record Judged(double figure, String unit, Limit limit) {

        /** How it stands. */
        public Limit.Verdict verdict() {
            return limit.judge(figure);
        }
    }
}
