package dev.openpartner.command.axon;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.Message;
import org.axonframework.monitoring.MessageMonitor;
import org.jspecify.annotations.Nullable;

/** Counts and times messages by their {@code outcome}: {@code success}, {@code failure} or {@code ignored}. */
final class TimedMessages implements MessageMonitor<Message<?>> {

    private final Timer succeeded;
    private final Timer failed;
    private final Timer ignored;

    TimedMessages(String name, MeterRegistry registry) {
        this.succeeded = timer(name, "success", registry);
        this.failed = timer(name, "failure", registry);
        this.ignored = timer(name, "ignored", registry);
    }

    private static Timer timer(String name, String outcome, MeterRegistry registry) {
        return Timer.builder(name + ".messages")
                .description("How long messages took, by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }

    @Override
    public MonitorCallback onMessageIngested(Message<?> message) {
        long begunNs = System.nanoTime();
        return new MonitorCallback() {

            @Override
            public void reportSuccess() {
                record(succeeded);
            }

            @Override
            public void reportFailure(@Nullable Throwable cause) {
                record(failed);
            }

            @Override
            public void reportIgnored() {
                record(ignored);
            }

            private void record(Timer timer) {
                timer.record(System.nanoTime() - begunNs, TimeUnit.NANOSECONDS);
            }
        };
    }
}
