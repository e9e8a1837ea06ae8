package dev.openpartner.command.axon;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.messaging.Message;
import org.axonframework.monitoring.MessageMonitor;
import org.jspecify.annotations.Nullable;

/** Counts messages by their {@code outcome}: {@code success}, {@code failure} or {@code ignored}. */
final class CountedMessages implements MessageMonitor<Message<?>>, MessageMonitor.MonitorCallback {

    private final Counter succeeded;
    private final Counter failed;
    private final Counter ignored;

    CountedMessages(String name, MeterRegistry registry) {
        this.succeeded = counter(name, "success", registry);
        this.failed = counter(name, "failure", registry);
        this.ignored = counter(name, "ignored", registry);
    }

    private static Counter counter(String name, String outcome, MeterRegistry registry) {
        return Counter.builder(name + ".messages")
                .description("Messages, by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }

    @Override
    public MonitorCallback onMessageIngested(Message<?> message) {
        return this;
    }

    @Override
    public void reportSuccess() {
        succeeded.increment();
    }

    @Override
    public void reportFailure(@Nullable Throwable cause) {
        failed.increment();
    }

    @Override
    public void reportIgnored() {
        ignored.increment();
    }
}
