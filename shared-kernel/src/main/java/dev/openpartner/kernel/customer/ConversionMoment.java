package dev.openpartner.kernel.customer;

import java.util.Comparator;

/** The time and id of a conversion, in the order of conversions. */
public record ConversionMoment(long occurredAtMs, String conversionId) implements Comparable<ConversionMoment> {

    private static final Comparator<ConversionMoment> ORDER =
            Comparator.comparingLong(ConversionMoment::occurredAtMs).thenComparing(ConversionMoment::conversionId);

    static ConversionMoment of(TrackedConversion conversion) {
        return new ConversionMoment(conversion.occurredAtMs(), conversion.conversionId());
    }

    @Override
    public int compareTo(ConversionMoment other) {
        return ORDER.compare(this, other);
    }
}
