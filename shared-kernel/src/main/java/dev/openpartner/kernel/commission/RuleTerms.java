package dev.openpartner.kernel.commission;

import org.jspecify.annotations.Nullable;

/**
 * One commission rule as it is stored and shown: plain values, no behaviour. Decimals are text, because the currency of a
 * fixed amount may be known only when a conversion arrives.
 *
 * @param type {@code percent} or {@code fixed}
 * @param value percent (above 0, at most 100, up to four decimals) or amount (above 0)
 * @param currency of a fixed amount; absent: the conversion's
 * @param eventType the only conversion type it pays for; absent: all
 * @param trigger {@code every}, {@code first} or {@code subsequent}
 * @param recurring {@code false}: pays only the customer's first such conversion
 * @param recurringMonths pays while the conversion lies at most so many calendar months after the first such one
 * @param minValue floor on the conversion's value
 * @param maxAmount cap per commission
 */
public record RuleTerms(
        String type,
        String value,
        @Nullable String currency,
        @Nullable String eventType,
        String trigger,
        @Nullable Boolean recurring,
        @Nullable Integer recurringMonths,
        @Nullable String minValue,
        @Nullable String maxAmount) {}
