package dev.openpartner.benchmarks.bar;

import java.io.IOException;
import java.sql.SQLException;

/** One promise about speed, and how it is measured. */
@FunctionalInterface
public interface Bar {

    /** Measures, checks, and reports. */
    void measure(Bench bench) throws IOException, SQLException, InterruptedException;
}
