package dev.openpartner.command.click;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Counts the clicks of one address on one link: more than {@value #MAX_CLICKS} within a minute are no person's. Kept in memory of
 * this node, for a bounded number of pairs, the least used forgotten first.
 */
@Component
@Profile("role-command")
class VelocityWindow {

    static final int MAX_CLICKS = 20;

    private static final long WINDOW_MS = 60_000;
    private static final int MAX_PAIRS = 100_000;

    private final Cache<Pair, Recent> recent = Caffeine.newBuilder()
            .maximumSize(MAX_PAIRS)
            .expireAfterAccess(Duration.ofMillis(2 * WINDOW_MS))
            .build();

    /** Counts a click, and tells whether it is one too many. */
    boolean exceededBy(String linkKey, String ipHash, long clickedAtMs) {
        return recent.get(new Pair(linkKey, ipHash), pair -> new Recent()).exceededBy(clickedAtMs);
    }

    private record Pair(String linkKey, String ipHash) {}

    /** The times of the latest clicks, the oldest overwritten first. */
    private static final class Recent {

        private final long[] timesMs = new long[MAX_CLICKS];
        private int next;

        Recent() {
            Arrays.fill(timesMs, Long.MIN_VALUE / 2);
        }

        synchronized boolean exceededBy(long clickedAtMs) {
            boolean allWithinWindow = Arrays.stream(timesMs).allMatch(time -> Math.abs(clickedAtMs - time) < WINDOW_MS);
            timesMs[next] = clickedAtMs;
            next = (next + 1) % MAX_CLICKS;
            return allWithinWindow;
        }
    }
}
