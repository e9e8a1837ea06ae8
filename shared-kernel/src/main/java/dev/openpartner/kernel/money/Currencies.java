package dev.openpartner.kernel.money;

import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads ISO 4217 currency codes. The number of decimals of each is the one the JDK's ISO 4217 table states. */
public final class Currencies {

    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    private Currencies() {}

    /**
     * The currency of a code in any case.
     *
     * @throws InvalidMoney {@code unknown_currency}, or {@code currency_without_minor_unit} for the codes that name no money
     *     anybody pays with: precious metals (XAU), bond units, the test code and the code for no currency
     */
    public static Currency parse(String text) {
        String code = text.trim().toUpperCase(Locale.ROOT);
        if (!CODE.matcher(code).matches()) {
            throw unknown();
        }
        Currency currency;
        try {
            currency = Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
        if (currency.getDefaultFractionDigits() < 0) {
            throw new InvalidMoney(
                    "currency_without_minor_unit",
                    code + " is no currency that amounts can be paid in; send one such as USD or EUR.");
        }
        return currency;
    }

    // The text itself is not repeated: it is a stranger's, and ends in logs and answers.
    private static InvalidMoney unknown() {
        return new InvalidMoney("unknown_currency", "Send an ISO 4217 currency code of three letters, such as USD.");
    }
}
