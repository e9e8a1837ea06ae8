package dev.openpartner.query.commission;

import dev.openpartner.kernel.money.InvalidMoney;
import dev.openpartner.kernel.money.Money;
import dev.openpartner.kernel.query.commission.CommissionFilter;
import dev.openpartner.query.read.QueryParameters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the filters of commission lists from a request. */
public final class CommissionParameters {

    private static final List<String> STATUSES = List.of("accrued", "approved", "paid", "reversed");

    private CommissionParameters() {}

    /** The filter of a list over all statuses, or of one or some of them, separated by commas. */
    static CommissionFilter any(QueryParameters parameters, @Nullable String partnerId) {
        Instant since = parameters.time("since");
        return new CommissionFilter(
                partnerId == null ? parameters.text("partnerId") : partnerId,
                parameters.text("campaignId"),
                parameters.text("eventId"),
                statuses(parameters),
                currency(parameters),
                minAmount(parameters),
                since,
                parameters.until(since));
    }

    /** The filter of the queue, where everything is accrued. */
    public static CommissionFilter waiting(QueryParameters parameters) {
        return new CommissionFilter(
                parameters.text("partnerId"),
                parameters.text("campaignId"),
                null,
                List.of(),
                currency(parameters),
                minAmount(parameters),
                parameters.time("since"),
                null);
    }

    private static List<String> statuses(QueryParameters parameters) {
        String value = parameters.text("status");
        if (value == null) {
            return List.of();
        }
        List<String> statuses = new ArrayList<>();
        for (String status : value.split(",", -1)) {
            if (!STATUSES.contains(status.strip())) {
                parameters.fault("status", "unknown_value", "status is none of " + String.join(", ", STATUSES) + ".");
                return List.of();
            }
            statuses.add(status.strip());
        }
        return List.copyOf(statuses);
    }

    private static @Nullable String currency(QueryParameters parameters) {
        String currency = parameters.text("currency");
        return currency == null ? null : currency.toUpperCase(Locale.ROOT);
    }

    private static @Nullable String minAmount(QueryParameters parameters) {
        String value = parameters.text("minAmount");
        if (value == null) {
            return null;
        }
        try {
            return Money.parseDecimal(value).toPlainString();
        } catch (InvalidMoney e) {
            parameters.fault("minAmount", "invalid_amount", "minAmount is no amount. Send a decimal such as 100.00.");
            return null;
        }
    }
}
