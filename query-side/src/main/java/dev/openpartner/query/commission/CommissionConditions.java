package dev.openpartner.query.commission;

import dev.openpartner.kernel.query.commission.CommissionFilter;
import dev.openpartner.query.read.Select;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The conditions of commission lists on a table named {@code m}. */
public final class CommissionConditions {

    /** Amounts are stored in minor units; how many decimals those are is the currency's business. */
    private static final String AT_LEAST = "m.amount_minor >= case" + decimalsCases() + " else ?::numeric * 100 end";

    private CommissionConditions() {}

    /** Narrows to what the filter says, its statuses left aside. */
    public static Select narrow(Select select, String tenant, CommissionFilter filter) {
        select.where("m.tenant = ?", tenant)
                .maybe("m.partner_id = ?", filter.partnerId())
                .maybe("m.campaign_id = ?", filter.campaignId())
                .maybe("m.conversion_id = ?", filter.eventId())
                .maybe("m.currency = ?", filter.currency())
                .maybe("m.accrued_at_ms >= ?", millis(filter.since()))
                .maybe("m.accrued_at_ms < ?", millis(filter.until()));
        String minAmount = filter.minAmount();
        if (minAmount != null) {
            BigDecimal amount = new BigDecimal(minAmount);
            select.where(AT_LEAST, amount, amount, amount, amount);
        }
        return select;
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    private static String decimalsCases() {
        return List.of(0, 3, 4).stream()
                .map(decimals -> " when m.currency in (" + codes(decimals) + ") then ?::numeric * " + Math.powExact(10, decimals))
                .collect(Collectors.joining());
    }

    private static String codes(int decimals) {
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getDefaultFractionDigits() == decimals)
                .map(currency -> "'" + currency.getCurrencyCode() + "'")
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
