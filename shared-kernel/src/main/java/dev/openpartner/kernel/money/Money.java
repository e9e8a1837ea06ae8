package dev.openpartner.kernel.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount in the minor units of its currency: 1999 USD minor units are 19.99 USD, 1999 JPY minor units are 1999 JPY. Arithmetic
 * is exact or throws {@link ArithmeticException}; it never wraps around.
 */
public record Money(long amountMinor, Currency currency) {

    /** Most digits before the decimal point that an amount may be sent with. */
    public static final int MAX_INTEGER_DIGITS = 15;

    /** Longest text that is looked at; every sensible decimal fits, and no exponent can make the work grow. */
    private static final int MAX_TEXT_LENGTH = 100;

    /** Refuses currencies without minor units. */
    public Money {
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException(currency + " has no minor unit");
        }
    }

    public static Money ofMinor(long amountMinor, Currency currency) {
        return new Money(amountMinor, currency);
    }

    /** An amount in the currency of a stored ISO 4217 code. */
    public static Money ofMinor(long amountMinor, String currencyCode) {
        return new Money(amountMinor, Currencies.parse(currencyCode));
    }

    /**
     * Reads a decimal of zero or more, such as {@code 4500.00} or {@code 4.5e3}, rounded half up to the currency's decimals.
     *
     * @throws InvalidMoney {@code not_a_number}, {@code negative}, {@code too_many_digits} (more than 15 before the point) or
     *     {@code too_large} (beyond what 64-bit minor units hold, for currencies with four decimals)
     */
    public static Money parse(String text, Currency currency) {
        return round(parseDecimal(text), currency);
    }

    /**
     * Reads a decimal of zero or more with at most 15 digits before the point, and keeps all its decimals.
     *
     * @throws InvalidMoney {@code not_a_number}, {@code negative} or {@code too_many_digits}
     */
    public static BigDecimal parseDecimal(String text) {
        String trimmed = text.trim();
        // BigDecimal would also read the digits of other scripts, which nobody downstream expects.
        if (trimmed.length() > MAX_TEXT_LENGTH || !trimmed.chars().allMatch(c -> c < 128)) {
            throw notANumber();
        }
        BigDecimal decimal;
        try {
            decimal = new BigDecimal(trimmed);
        } catch (NumberFormatException e) {
            throw notANumber();
        }
        if (decimal.signum() < 0) {
            throw new InvalidMoney("negative", "Send an amount of zero or more.");
        }
        if (decimal.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if (integerDigits(decimal) > MAX_INTEGER_DIGITS) {
            throw new InvalidMoney("too_many_digits", "Send at most 15 digits before the decimal point.");
        }
        return decimal;
    }

    /**
     * A decimal of zero or more as money, rounded half up to the currency's decimals.
     *
     * @throws InvalidMoney {@code too_large} where 64-bit minor units cannot hold it
     */
    public static Money round(BigDecimal decimal, Currency currency) {
        int decimals = currency.getDefaultFractionDigits();
        // Far below half a minor unit: answered before setScale would divide by a power of ten as large as the exponent.
        if (decimal.signum() == 0 || integerDigits(decimal) < -decimals) {
            return new Money(0, currency);
        }
        BigDecimal minor = decimal.setScale(decimals, RoundingMode.HALF_UP).movePointRight(decimals);
        if (minor.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new InvalidMoney("too_large", "This amount is too large for a currency with " + decimals + " decimals.");
        }
        return new Money(minor.longValueExact(), currency);
    }

    private static long integerDigits(BigDecimal decimal) {
        return (long) decimal.precision() - decimal.scale();
    }

    private static InvalidMoney notANumber() {
        return new InvalidMoney("not_a_number", "Send a decimal number such as 4500.00.");
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(amountMinor, sameCurrency(other).amountMinor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(amountMinor, sameCurrency(other).amountMinor), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(amountMinor), currency);
    }

    /** This amount times a fraction, rounded half up to whole minor units (half away from zero, as for every amount). */
    public Money times(Fraction factor) {
        long whole = Math.multiplyExact(amountMinor / factor.denominator(), factor.numerator());
        long rest = Math.multiplyExact(amountMinor % factor.denominator(), factor.numerator());
        return new Money(Math.addExact(whole, divideHalfUp(rest, factor.denominator())), currency);
    }

    private static long divideHalfUp(long dividend, long divisor) {
        long quotient = dividend / divisor;
        long rest = Math.abs(dividend % divisor);
        return rest >= divisor - rest ? quotient + Long.signum(dividend) : quotient;
    }

    public Money atMost(Money cap) {
        return amountMinor <= sameCurrency(cap).amountMinor ? this : cap;
    }

    public boolean isZero() {
        return amountMinor == 0;
    }

    public String currencyCode() {
        return currency.getCurrencyCode();
    }

    /** The amount with exactly the currency's number of decimals. */
    public BigDecimal decimal() {
        return BigDecimal.valueOf(amountMinor, currency.getDefaultFractionDigits());
    }

    /** The amount as the text of a decimal with exactly the currency's number of decimals: {@code 43.58}, {@code 125} for yen. */
    public String toDecimal() {
        return decimal().toPlainString();
    }

    /** {@code 43.58 USD}. */
    @Override
    public String toString() {
        return toDecimal() + " " + currencyCode();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
        }
        return other;
    }
}
