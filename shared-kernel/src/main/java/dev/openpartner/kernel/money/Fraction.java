package dev.openpartner.kernel.money;

/**
 * An exact number between minus and plus infinity as a quotient of integers, always in lowest terms, so that equal numbers are
 * equal records. Weights and percentages are fractions; nothing here is ever a floating point number.
 *
 * @param denominator above zero
 */
public record Fraction(long numerator, long denominator) implements Comparable<Fraction> {

    public static final Fraction ZERO = new Fraction(0, 1);
    public static final Fraction ONE = new Fraction(1, 1);

    /** Reduces to lowest terms with a denominator above zero. */
    public Fraction {
        if (denominator == 0) {
            throw new ArithmeticException("a fraction needs a denominator other than zero");
        }
        long divisor = greatestCommonDivisor(numerator, denominator);
        if (denominator < 0) {
            divisor = Math.negateExact(divisor);
        }
        numerator /= divisor;
        denominator /= divisor;
    }

    public static Fraction of(long numerator, long denominator) {
        return new Fraction(numerator, denominator);
    }

    public Fraction plus(Fraction other) {
        long common = Math.multiplyExact(denominator / greatestCommonDivisor(denominator, other.denominator), other.denominator);
        return new Fraction(Math.addExact(scaledTo(common), other.scaledTo(common)), common);
    }

    public boolean isZero() {
        return numerator == 0;
    }

    @Override
    public int compareTo(Fraction other) {
        return Long.compare(
                Math.multiplyExact(numerator, other.denominator), Math.multiplyExact(other.numerator, denominator));
    }

    /** The numerator that this number has over a multiple of its denominator. */
    long scaledTo(long multiple) {
        return Math.multiplyExact(numerator, multiple / denominator);
    }

    static long greatestCommonDivisor(long a, long b) {
        long x = Math.absExact(a);
        long y = Math.absExact(b);
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return x;
    }

    /** {@code 1/3}, or {@code 1} for a whole number. */
    @Override
    public String toString() {
        return denominator == 1 ? Long.toString(numerator) : numerator + "/" + denominator;
    }
}
