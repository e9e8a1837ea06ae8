package dev.openpartner.query.dashboard;

import dev.openpartner.kernel.money.Currencies;
import dev.openpartner.kernel.money.InvalidMoney;
import dev.openpartner.query.read.QueryParameters;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads from when and in which currency figures are wanted. */
final class FigureParameters {

    private static final int DEFAULT_DAYS = 30;

    private FigureParameters() {}

    /** The UTC day of {@code since}; thirty days ago without one. Figures are kept per day, so that days are what counts. */
    static LocalDate since(QueryParameters parameters, Instant now) {
        Instant since = parameters.time("since");
        return since == null
                ? LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(DEFAULT_DAYS)
                : LocalDate.ofInstant(since, ZoneOffset.UTC);
    }

    static @Nullable String currency(QueryParameters parameters) {
        String currency = parameters.text("currency");
        if (currency == null) {
            return null;
        }
        try {
            return Currencies.parse(currency).getCurrencyCode();
        } catch (InvalidMoney e) {
            parameters.fault("currency", "unknown_currency", "currency is no ISO 4217 code. Send one such as USD.");
            return null;
        }
    }
}
