package dev.openpartner.command.click;

import dev.openpartner.command.http.CommandDispatch;
import dev.openpartner.kernel.click.ClickCommand.RecordClick;
import dev.openpartner.kernel.message.Refused;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Clicks that could not be stored because the store was down, sent again until they are; a click's id makes a repeat harmless. It
 * lies in memory: what is here when the process dies is lost, and counted as a metric while it waits. When it is full the newest
 * clicks are dropped, also counted.
 */
@Component
@Profile("role-command")
public class ClickBacklog implements SmartLifecycle {

    static final int MAX_CLICKS = 50_000;

    private static final Logger LOG = LoggerFactory.getLogger(ClickBacklog.class);
    private static final long RETRY_AFTER_MS = 500;

    private final BlockingQueue<RecordClick> waiting = new LinkedBlockingQueue<>(MAX_CLICKS);
    private final Set<String> unstored = ConcurrentHashMap.newKeySet();
    private final CommandDispatch commands;
    private final Counter dropped;
    private volatile boolean running;
    private volatile boolean storeDown;
    private Thread sender = Thread.ofVirtual().unstarted(() -> {});

    ClickBacklog(CommandDispatch commands, MeterRegistry metrics) {
        this.commands = commands;
        this.dropped = Counter.builder("openpartner.clicks.dropped")
                .description("Clicks lost because the store was down and the backlog full")
                .register(metrics);
        Gauge.builder("openpartner.clicks.waiting", waiting, BlockingQueue::size)
                .description("Clicks in memory that wait for the store")
                .register(metrics);
    }

    /** Whether the last attempt to store a waiting click failed: there is no point in letting visitors wait. */
    boolean isStoreDown() {
        return storeDown;
    }

    /** Whether this process was given the click and still has to store it. */
    public boolean isUnstored(String clickId) {
        return unstored.contains(clickId);
    }

    /** From here on the click counts as not stored. */
    void begin(RecordClick click) {
        unstored.add(click.clickId());
    }

    /** The click was stored, or never will be. */
    void end(RecordClick click) {
        unstored.remove(click.clickId());
    }

    void add(RecordClick click) {
        begin(click);
        if (!waiting.offer(click)) {
            end(click);
            dropped.increment();
        }
    }

    @Override
    public void start() {
        running = true;
        sender = Thread.ofVirtual().name("click-backlog").start(this::send);
    }

    @Override
    public void stop() {
        running = false;
        sender.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void send() {
        try {
            while (running) {
                RecordClick click = waiting.take();
                while (!stored(click)) {
                    TimeUnit.MILLISECONDS.sleep(RETRY_AFTER_MS);
                }
                end(click);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean stored(RecordClick click) {
        try {
            commands.send(click);
            storeDown = false;
            return true;
        } catch (Refused refused) {
            LOG.warn("A waiting click was refused: {}", refused.code());
            storeDown = false;
            return true;
        } catch (RuntimeException unavailable) {
            if (!storeDown) {
                LOG.warn("Clicks wait in memory, because the store does not take them: {}", unavailable.toString());
            }
            storeDown = true;
            return false;
        }
    }
}
