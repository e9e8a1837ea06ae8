package dev.openpartner.kernel.commission;

import dev.openpartner.kernel.money.Currencies;
import dev.openpartner.kernel.money.Fraction;
import dev.openpartner.kernel.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A commission rule ready to be applied: the stored terms with their decimals read once.
 *
 * @param terms the rule as stored and shown
 * @param rate share of the value that a percent rule pays; absent on a fixed rule
 * @param fixed decimal amount that a fixed rule pays; absent on a percent rule
 * @param fixedCurrency of the fixed amount; absent: the conversion's
 */
public record CommissionRule(
        RuleTerms terms,
        RuleTrigger trigger,
        @Nullable Fraction rate,
        @Nullable BigDecimal fixed,
        @Nullable Currency fixedCurrency,
        @Nullable BigDecimal minValue,
        @Nullable BigDecimal maxAmount) {

    static final String PERCENT = "percent";
    static final String FIXED = "fixed";

    /** Decimals that a percentage may have: 17.1234 %. */
    static final int PERCENT_DECIMALS = 4;

    private static final long RATE_DENOMINATOR = 1_000_000;

    /**
     * Reads stored terms.
     *
     * @throws IllegalArgumentException for terms that {@link RuleValidation} would have refused
     */
    public static CommissionRule of(RuleTerms terms) {
        BigDecimal value = new BigDecimal(terms.value());
        boolean percent = terms.type().equals(PERCENT);
        if (!percent && !terms.type().equals(FIXED)) {
            throw new IllegalArgumentException("unknown type of a stored rule: " + terms.type());
        }
        return new CommissionRule(
                terms,
                RuleTrigger.of(terms.trigger()).orElseThrow(() -> new IllegalArgumentException(terms.trigger())),
                percent ? Fraction.of(value.movePointRight(PERCENT_DECIMALS).longValueExact(), RATE_DENOMINATOR) : null,
                percent ? null : value,
                terms.currency() == null ? null : Currencies.parse(terms.currency()),
                decimal(terms.minValue()),
                decimal(terms.maxAmount()));
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    /** What the rule pays for the whole conversion, rounded half up once, before weights and cap. */
    Money base(PayableConversion conversion) {
        if (rate != null) {
            return conversion.valueOrZero().times(rate);
        }
        if (fixed == null) {
            throw new IllegalStateException("a rule is a percentage or a fixed amount");
        }
        return Money.round(fixed, fixedCurrency == null ? conversion.currency() : fixedCurrency);
    }

    /** An amount under this rule's cap, if it has one. The cap is in the amount's currency, and never rounded up. */
    Money capped(Money amount) {
        if (maxAmount == null) {
            return amount;
        }
        int decimals = amount.currency().getDefaultFractionDigits();
        BigDecimal capMinor = maxAmount.setScale(decimals, RoundingMode.DOWN).movePointRight(decimals);
        return amount.atMost(Money.ofMinor(capMinor.longValueExact(), amount.currency()));
    }

    /** Whether only one conversion per customer and partner can ever be paid: {@code recurring: false}. */
    boolean paysOnce() {
        return Boolean.FALSE.equals(terms.recurring());
    }
}
