package dev.openpartner.query.commission;

import dev.openpartner.kernel.query.commission.CommissionFilter;
import dev.openpartner.query.read.Select;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The conditions of commission lists on a table named {@code m}. */
public final class CommissionConditions {

    /** Amounts are stored in minor units; how many decimals those are is the currency's business. */
    private static final String AT_LEAST = "m.amount_minor >= case" + decimalsCases() + " else ?::numeric * 100 end";

    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private CommissionConditions() {}

    /** Narrows to what the filter says, its statuses left aside: by indexes to a partner, a conversion and a time. */
    public static Select narrow(Select select, String tenant, CommissionFilter filter) {
        select.where("m.tenant = ?", tenant)
                .maybe("m.partner_id = ?", filter.partnerId())
                .maybe("m.conversion_id = ?", filter.eventId())
                .sift("m.campaign_id = ?", filter.campaignId())
                .sift("m.currency = ?", filter.currency())
                .maybe("m.accrued_at_ms >= ?", millis(filter.since()))
                .maybe("m.accrued_at_ms < ?", millis(filter.until()));
        String minAmount = filter.minAmount();
        if (minAmount != null) {
            BigDecimal amount = new BigDecimal(minAmount);
            select.siftAll(AT_LEAST, amount, amount, amount, amount);
        }
        return select;
    }

    /** Narrows a list in the order of amounts once more, along its index: to a currency, and to amounts of it. */
    public static Select narrowByAmount(Select select, CommissionFilter filter) {
        String currency = filter.currency();
        String minAmount = filter.minAmount();
        if (currency == null) {
            return select;
        }
        select.where("m.currency = ?", currency);
        int decimals = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        BigDecimal least = minAmount == null ? BigDecimal.ZERO : new BigDecimal(minAmount).movePointRight(decimals);
        return select.where("m.amount_minor >= ?", least.setScale(0, RoundingMode.CEILING).min(MOST).longValueExact());
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
