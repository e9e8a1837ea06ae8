package dev.openpartner.kernel.commission;

import dev.openpartner.kernel.money.Money;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What pricing needs to know of a conversion.
 *
 * @param type what happened, in the source's words
 * @param occurredAtMs business time, epoch milliseconds
 * @param valueMinor value in minor units of the currency; absent when none was sent
 */
public record PayableConversion(String type, long occurredAtMs, @Nullable Long valueMinor, Currency currency) {

    /** The value, where a conversion without one counts as zero. */
    Money valueOrZero() {
        return Money.ofMinor(valueMinor == null ? 0 : valueMinor, currency);
    }
}
