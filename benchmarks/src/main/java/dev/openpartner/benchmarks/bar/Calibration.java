package dev.openpartner.benchmarks.bar;

/**
 * What the machine could do at a moment.
 *
 * @param postgres cal-pg, rows a second
 * @param http cal-http, requests a second
 */
record Calibration(double postgres, double http) {

    /** Between this one and a later one. */
    Calibration mean(Calibration later) {
        return new Calibration((postgres + later.postgres) / 2, (http + later.http) / 2);
    }
}
