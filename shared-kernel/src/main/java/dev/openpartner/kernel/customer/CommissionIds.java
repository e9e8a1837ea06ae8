package dev.openpartner.kernel.customer;

import dev.openpartner.kernel.customer.Decision.Earned;
import dev.openpartner.kernel.customer.Decision.Touch;
import dev.openpartner.kernel.id.IdSource;

/**
 * Names the commissions of a conversion: its own id, a hyphen, and a number from 1 on. So a commission says which conversion it is of,
 * and a customer's state keeps the number only, which most conversions have in common.
 *
 * <p>A number that a conversion has had is not given to it again: what is decided again goes on after the highest that any conversion of
 * the customer has had.
 */
final class CommissionIds implements IdSource {

    /** Number of an id that is not made of the conversion's, as those of older logs. */
    static final int UNNUMBERED = 0;

    private static final char SEPARATOR = '-';
    private static final int DECIMAL = 10;
    private static final int MOST_DIGITS = 9;

    private final String conversionId;
    private int last;

    /** @param last the number after which to go on; 0 for a conversion that is decided for the first time */
    CommissionIds(String conversionId, int last) {
        this.conversionId = conversionId;
        this.last = last;
    }

    @Override
    public String next() {
        last++;
        return of(conversionId, last);
    }

    static String of(String conversionId, int number) {
        return conversionId + SEPARATOR + number;
    }

    /** The number of a commission of a conversion, or {@link #UNNUMBERED}. */
    static int numberOf(String commissionId, String conversionId) {
        int from = conversionId.length() + 1;
        int length = commissionId.length();
        if (length <= from
                || length > from + MOST_DIGITS
                || commissionId.charAt(from - 1) != SEPARATOR
                || commissionId.charAt(from) == '0'
                || !commissionId.startsWith(conversionId)) {
            return UNNUMBERED;
        }
        int number = 0;
        for (int i = from; i < length; i++) {
            int digit = commissionId.charAt(i) - '0';
            if (digit < 0 || digit >= DECIMAL) {
                return UNNUMBERED;
            }
            number = number * DECIMAL + digit;
        }
        return number;
    }

    /** The highest number that a decision about a conversion gave, or {@link #UNNUMBERED}. */
    static int lastOf(String conversionId, Decision decision) {
        int last = UNNUMBERED;
        for (Touch touch : decision.touches()) {
            for (Earned earned : touch.earned()) {
                last = Math.max(last, numberOf(earned.commissionId(), conversionId));
            }
        }
        return last;
    }
}
