package dev.openpartner.benchmarks.micro;

import dev.openpartner.command.eventstore.format.EventSerializer;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionRecorded;
import java.util.concurrent.TimeUnit;
import org.axonframework.serialization.SerializedObject;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** An event to JSON and back, as the store does it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SerializerBenchmark {

    private final EventSerializer serializer = Events.serializer();
    private final ConversionRecorded event = Events.recorded("customer:5d41402abc4b2a76b9719d911017c592", "01JZ0000000000000000000000");
    private final SerializedObject<String> json = serializer.serialize(event, String.class);

    /** Written. */
    @Benchmark
    public SerializedObject<String> serialize() {
        return serializer.serialize(event, String.class);
    }

    /** Read. */
    @Benchmark
    public ConversionRecorded deserialize() {
        return serializer.deserialize(json);
    }
}
