package dev.openpartner.kernel.money.planted;

import java.math.BigDecimal;

/** Breaks the rule that money is never floating point: on the way from one exact number to another. */
public class FloatingArithmetic {

    long half(BigDecimal amount) {
        return (long) (amount.doubleValue() / 2);
    }
}
