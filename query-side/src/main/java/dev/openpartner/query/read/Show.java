package dev.openpartner.query.read;

import dev.openpartner.kernel.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How stored values are shown. */
public final class Show {

    private static final int WEIGHT_DECIMALS = 6;

    private Show() {}

    /** Minor units as decimal text with the currency's decimals. */
    public static String money(long amountMinor, String currency) {
        return Money.ofMinor(amountMinor, currency).toDecimal();
    }

    public static @Nullable String money(@Nullable Long amountMinor, String currency) {
        return amountMinor == null ? null : money(amountMinor.longValue(), currency);
    }

    public static Instant time(long epochMs) {
        return Instant.ofEpochMilli(epochMs);
    }

    public static @Nullable Instant time(@Nullable Long epochMs) {
        return epochMs == null ? null : Instant.ofEpochMilli(epochMs);
    }

    /** A fraction as a number with at most six decimals: 1, 0.5, 0.333333. */
    public static BigDecimal weight(long numerator, long denominator) {
        BigDecimal weight = BigDecimal.valueOf(numerator)
                .divide(BigDecimal.valueOf(denominator), WEIGHT_DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return weight.scale() < 0 ? weight.setScale(0, RoundingMode.UNNECESSARY) : weight;
    }

    /** A whole number that may be absent. */
    public static @Nullable Long number(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Long.class);
    }

    /** A list of texts. */
    public static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return List.of((String[]) array.getArray());
    }

    /** A list of whole numbers. */
    public static List<Long> numbers(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return List.of((Long[]) array.getArray());
    }
}
