package dev.openpartner.kernel.money;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Splits an amount into whole minor units by weight so that the parts always add up to it: everybody gets their exact share
 * rounded down, and the units left over go to the largest remainders, ties to the earlier part.
 */
public final class LargestRemainder {

    private LargestRemainder() {}

    /**
     * The parts of a total, one per weight and in the same order. Weights are relative: 1/4 and 1/4 halve the total.
     *
     * @param total zero or more
     * @param weights zero or more each, at least one above zero
     */
    public static List<Money> split(Money total, List<Fraction> weights) {
        if (total.amountMinor() < 0) {
            throw new IllegalArgumentException("only an amount of zero or more is split, not " + total);
        }
        long[] shares = overCommonDenominator(weights);
        long sum = 0;
        for (long share : shares) {
            if (share < 0) {
                throw new IllegalArgumentException("a weight is zero or more");
            }
            sum = Math.addExact(sum, share);
        }
        if (sum == 0) {
            throw new IllegalArgumentException("at least one weight must be above zero");
        }
        return split(total, shares, sum);
    }

    private static List<Money> split(Money total, long[] shares, long sum) {
        long perShare = total.amountMinor() / sum;
        long rest = total.amountMinor() % sum;
        long left = total.amountMinor();
        long[] parts = new long[shares.length];
        long[] remainders = new long[shares.length];
        for (int i = 0; i < shares.length; i++) {
            long fractional = Math.multiplyExact(rest, shares[i]);
            parts[i] = perShare * shares[i] + fractional / sum;
            remainders[i] = fractional % sum;
            left -= parts[i];
        }
        if (left > 0) {
            List<Integer> order = new ArrayList<>(IntStream.range(0, shares.length).boxed().toList());
            // The sort is stable, so that equal remainders keep the order of the parts.
            Collections.sort(order, Comparator.comparingLong((Integer i) -> remainders[i]).reversed());
            for (int i = 0; i < left; i++) {
                parts[order.get(i)]++;
            }
        }
        List<Money> amounts = new ArrayList<>(parts.length);
        for (long part : parts) {
            amounts.add(Money.ofMinor(part, total.currency()));
        }
        return List.copyOf(amounts);
    }

    private static long[] overCommonDenominator(List<Fraction> weights) {
        long common = 1;
        for (Fraction weight : weights) {
            long divisor = Fraction.greatestCommonDivisor(common, weight.denominator());
            common = Math.multiplyExact(common / divisor, weight.denominator());
        }
        long[] shares = new long[weights.size()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = weights.get(i).scaledTo(common);
        }
        return shares;
    }
}
