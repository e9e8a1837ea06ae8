package dev.openpartner.console.live;

import dev.openpartner.console.port.ReadSide;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells everybody who follows how far the projections are, each time they have moved. One thread looks for all followers, and only
 * while there is one; what this process projects itself wakes it, and what another projects it sees at its next look.
 */
@Component
@Profile("role-query")
final class LivePositions implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LivePositions.class);

    /** A browser opens the stream anew by itself; so a session that ended is noticed within this time. */
    private static final Duration LONGEST_STREAM = Duration.ofMinutes(5);

    /** As long as a page may be behind what another process projected. */
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    /** A busy server moves all the time; a page that fetched itself more often would only flicker. */
    private static final long SHORTEST_PAUSE_MS = 250;

    private final ReadSide readSide;
    private final Set<SseEmitter> followers = ConcurrentHashMap.newKeySet();
    private volatile Map<String, Long> seen = Map.of();
    private @Nullable Thread watcher;
    private boolean running;

    LivePositions(ReadSide readSide) {
        this.readSide = readSide;
    }

    /** A new follower; told at once how far things are. */
    SseEmitter follow() {
        SseEmitter follower = new SseEmitter(LONGEST_STREAM.toMillis());
        follower.onCompletion(() -> followers.remove(follower));
        follower.onTimeout(follower::complete);
        follower.onError(gone -> followers.remove(follower));
        followers.add(follower);
        tell(follower, readSide.positions());
        watch();
        return follower;
    }

    private synchronized void watch() {
        if (running && watcher == null) {
            watcher = Thread.ofVirtual().name("live-positions").start(this::look);
        }
    }

    private void look() {
        while (goesOn()) {
            try {
                readSide.awaitNews(LONGEST_PAUSE);
                Thread.sleep(SHORTEST_PAUSE_MS);
                Map<String, Long> now = readSide.positions();
                if (!now.equals(seen)) {
                    seen = now;
                    followers.forEach(follower -> tell(follower, now));
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException away) {
                LOG.debug("Positions cannot be read now; looking again", away);
            }
        }
    }

    private synchronized boolean goesOn() {
        if (running && !followers.isEmpty()) {
            return true;
        }
        watcher = null;
        return false;
    }

    private void tell(SseEmitter follower, Map<String, Long> positions) {
        try {
            follower.send(SseEmitter.event().name("positions").data(positions, MediaType.APPLICATION_JSON));
        } catch (IOException | IllegalStateException gone) {
            followers.remove(follower);
        }
    }

    @Override
    public synchronized void start() {
        running = true;
    }

    /** Before the web server waits for its requests to end: a stream never does by itself. */
    @Override
    public synchronized void stop() {
        running = false;
        if (watcher != null) {
            watcher.interrupt();
            watcher = null;
        }
        followers.forEach(SseEmitter::complete);
        followers.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }
}
