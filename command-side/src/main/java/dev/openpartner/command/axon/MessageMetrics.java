package dev.openpartner.command.axon;

import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.micrometer.EventProcessorLatencyMonitor;
import org.axonframework.micrometer.GlobalMetricRegistry;
import org.axonframework.micrometer.MessageCountingMonitor;
import org.axonframework.micrometer.MessageTimerMonitor;
import org.axonframework.monitoring.MessageMonitor;
import org.axonframework.monitoring.MultiMessageMonitor;

/**
 * Axon's metrics without its capacity monitor, which keeps an entry of every message of the last ten minutes: at the rate that this
 * server takes, hundreds of megabytes. Commands are counted and timed, stored events counted, processors counted with their latency.
 */
final class MessageMetrics extends GlobalMetricRegistry {

    MessageMetrics(MeterRegistry registry) {
        super(registry);
    }

    @Override
    public MessageMonitor<? super CommandMessage<?>> registerCommandBus(String name) {
        return new MultiMessageMonitor<>(
                MessageCountingMonitor.buildMonitor(name, getRegistry()),
                MessageTimerMonitor.builder()
                        .meterNamePrefix(name)
                        .meterRegistry(getRegistry())
                        .build());
    }

    @Override
    public MessageMonitor<? super EventMessage<?>> registerEventBus(String name) {
        return MessageCountingMonitor.buildMonitor(name, getRegistry());
    }

    @Override
    public MessageMonitor<? super EventMessage<?>> registerEventProcessor(String name) {
        return new MultiMessageMonitor<>(
                MessageCountingMonitor.buildMonitor(name, getRegistry()),
                EventProcessorLatencyMonitor.builder()
                        .meterNamePrefix(name)
                        .meterRegistry(getRegistry())
                        .build());
    }
}
