package dev.openpartner.kernel.audit;

import java.util.Optional;

/**
 * A part of all customers, by a number that each has of its id. A pass over the log looks at one part, so that it fits in memory
 * however many customers there are.
 *
 * @param from the first number in it
 * @param to the first number behind it
 */
record CustomerSlice(long from, long to) {

    private static final long END = 1L << Integer.SIZE;

    static final CustomerSlice ALL = new CustomerSlice(0, END);

    /** Spreads ids that differ little; any odd constant does. */
    private static final int SPREAD = 0x9E3779B9;

    boolean has(String customerId) {
        long number = Integer.toUnsignedLong(customerId.hashCode() * SPREAD);
        return number >= from && number < to;
    }

    boolean isDivisible() {
        return to - from > 1;
    }

    CustomerSlice firstHalf() {
        return new CustomerSlice(from, from + (to - from) / 2);
    }

    /** The part behind it, of the same size; empty when there is none. */
    Optional<CustomerSlice> next() {
        return to == END ? Optional.empty() : Optional.of(new CustomerSlice(to, Math.min(END, 2 * to - from)));
    }

    /** How much of all customers lies before a place in this part, 0 to 1. */
    double shareBefore(double place) {
        return (from + (to - from) * place) / END;
    }
}
