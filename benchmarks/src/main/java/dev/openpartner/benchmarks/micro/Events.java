package dev.openpartner.benchmarks.micro;

import dev.openpartner.command.eventstore.format.EventSerializer;
import dev.openpartner.command.eventstore.format.EventTypes;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionRecorded;
import dev.openpartner.kernel.message.EventCatalog;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** Events and the serializer of the product. */
final class Events {

    private static final long NOW_MS = 1_790_000_000_000L;

    private Events() {}

    static EventSerializer serializer() {
        return new EventSerializer(new EventTypes(EventCatalog.all()), Jackson3Serializer.builder());
    }

    /** A conversion's fact, as large as a usual one. */
    static ConversionRecorded recorded(String customerId, String conversionId) {
        return new ConversionRecorded(
                "default", customerId, conversionId, "benchmark", "benchmark", null, "opportunity_won", 15_000L, "USD", null,
                "v1:q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=", "v1:q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJCrze8SNFZ4kA==",
                NOW_MS, NOW_MS, "5d41402abc4b2a76b9719d911017c5925d41402abc4b2a76b9719d911017c592");
    }
}
