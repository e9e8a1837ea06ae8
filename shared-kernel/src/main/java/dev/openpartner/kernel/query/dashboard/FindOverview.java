package dev.openpartner.kernel.query.dashboard;

import dev.openpartner.kernel.query.Query;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The program's figures from a day (UTC) on. */
public record FindOverview(String tenant, LocalDate since, @Nullable String currency) implements Query<Overview> {}
