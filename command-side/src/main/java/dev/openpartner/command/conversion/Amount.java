package dev.openpartner.command.conversion;

import dev.openpartner.command.http.Faults;
import dev.openpartner.kernel.money.Currencies;
import dev.openpartner.kernel.money.InvalidMoney;
import dev.openpartner.kernel.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The value of a conversion as sent and as money.
 *
 * @param value exact, in its shortest notation; absent when none was sent
 * @param minor in minor units of the currency, rounded half up
 * @param original as sent, where it had more decimals than the currency
 * @param currency ISO 4217 code
 */
record Amount(@Nullable String value, @Nullable Long minor, @Nullable String original, String currency) {

    private static final Currency DEFAULT_CURRENCY = Currency.getInstance("USD");

    /**
     * Thousands in groups and a point for the decimals can mean only one thing, and automation tools format amounts so. A comma
     * alone could be either, and is refused.
     */
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(,\\d{3})+\\.\\d+");

    static Amount read(@Nullable JsonNode value, @Nullable JsonNode currency, Faults faults) {
        Currency known = currency(currency, faults);
        String sent = sent(value, faults);
        if (sent == null) {
            return new Amount(null, null, null, known.getCurrencyCode());
        }
        try {
            BigDecimal exact = Money.parseDecimal(sent);
            Money money = Money.round(exact, known);
            boolean rounded = exact.compareTo(BigDecimal.valueOf(money.amountMinor(), known.getDefaultFractionDigits())) != 0;
            return new Amount(
                    exact.stripTrailingZeros().toString(), money.amountMinor(), rounded ? sent : null, known.getCurrencyCode());
        } catch (InvalidMoney fault) {
            faults.add("/value", fault.code(), fault.sentence());
            return new Amount(null, null, null, known.getCurrencyCode());
        }
    }

    private static @Nullable String sent(@Nullable JsonNode value, Faults faults) {
        if (value == null) {
            return null;
        }
        if (value.isNumber()) {
            return value.decimalValue().toString();
        }
        if (!value.isString()) {
            faults.add("/value", "wrong_type", "Send a number such as 4500.00, or the same as a string.");
            return null;
        }
        String text = value.stringValue().strip();
        return GROUPED.matcher(text).matches() ? text.replace(",", "") : text;
    }

    private static Currency currency(@Nullable JsonNode currency, Faults faults) {
        if (currency == null) {
            return DEFAULT_CURRENCY;
        }
        if (!currency.isString()) {
            faults.add("/currency", "wrong_type", "Send an ISO 4217 currency code of three letters, such as \"USD\".");
            return DEFAULT_CURRENCY;
        }
        try {
            return Currencies.parse(currency.stringValue());
        } catch (InvalidMoney fault) {
            faults.add("/currency", fault.code(), fault.sentence());
            return DEFAULT_CURRENCY;
        }
    }
}
