package dev.openpartner.kernel.query.dashboard;

import dev.openpartner.kernel.query.Query;
import java.time.LocalDate;
import java.util.List;

/**
 * The program's figures day by day, from a day (UTC) to another, both included; days without any are in it with zeros.
 *
 * @param currency of the amounts
 */
public record FindProgramSeries(String tenant, LocalDate since, LocalDate until, String currency)
        implements Query<List<ProgramDay>> {}
