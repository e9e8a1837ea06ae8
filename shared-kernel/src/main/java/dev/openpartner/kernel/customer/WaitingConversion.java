package dev.openpartner.kernel.customer;

import dev.openpartner.kernel.customer.CustomerEvent.ConversionRecorded;
import dev.openpartner.kernel.customer.CustomerEvent.WaitingConversionRecalled;
import org.jspecify.annotations.Nullable;

/**
 * A conversion as the history of its customer tells of it: what deciding takes, and where the last decision about it is. Ordered by
 * business time, ties by id.
 *
 * @param valueMinor value in minor units of the currency; absent when none was sent
 * @param occurredAtMs business time
 * @param decidedAtSequence the place in the customer's stream of the last decision about it
 */
public record WaitingConversion(
        String conversionId,
        String type,
        @Nullable Long valueMinor,
        String currency,
        long occurredAtMs,
        long decidedAtSequence)
        implements Comparable<WaitingConversion> {

    static WaitingConversion of(ConversionRecorded recorded, long decidedAtSequence) {
        return new WaitingConversion(
                recorded.conversionId(),
                recorded.type(),
                recorded.valueMinor(),
                recorded.currency(),
                recorded.occurredAtMs(),
                decidedAtSequence);
    }

    /** When and which it is. */
    public ConversionMoment moment() {
        return new ConversionMoment(occurredAtMs, conversionId);
    }

    WaitingConversion decidedAt(long sequence) {
        return new WaitingConversion(conversionId, type, valueMinor, currency, occurredAtMs, sequence);
    }

    /** The event that brings it back. */
    public WaitingConversionRecalled recalled(String tenant, String customerId, long nowMs) {
        return new WaitingConversionRecalled(
                tenant, customerId, conversionId, type, valueMinor, currency, occurredAtMs, nowMs);
    }

    @Override
    public int compareTo(WaitingConversion other) {
        return moment().compareTo(other.moment());
    }
}
