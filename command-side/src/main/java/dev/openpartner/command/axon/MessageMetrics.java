package dev.openpartner.command.axon;

import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.micrometer.EventProcessorLatencyMonitor;
import org.axonframework.micrometer.GlobalMetricRegistry;
import org.axonframework.monitoring.MessageMonitor;
import org.axonframework.monitoring.MultiMessageMonitor;

/**
 * What is measured of messages. Axon's own monitors look each of their meters up for every message, by a name that they make each time,
 * and its capacity monitor keeps an entry of every message of the last ten minutes: at the rate that this server takes, hundreds of
 * megabytes.
 */
final class MessageMetrics extends GlobalMetricRegistry {

    MessageMetrics(MeterRegistry registry) {
        super(registry);
    }

    @Override
    public MessageMonitor<? super CommandMessage<?>> registerCommandBus(String name) {
        return new TimedMessages(name, getRegistry());
    }

    @Override
    public MessageMonitor<? super EventMessage<?>> registerEventBus(String name) {
        return new CountedMessages(name, getRegistry());
    }

    @Override
    public MessageMonitor<? super EventMessage<?>> registerEventProcessor(String name) {
        return new MultiMessageMonitor<>(
                new CountedMessages(name, getRegistry()),
                EventProcessorLatencyMonitor.builder()
                        .meterNamePrefix(name)
                        .meterRegistry(getRegistry())
                        .build());
    }
}
