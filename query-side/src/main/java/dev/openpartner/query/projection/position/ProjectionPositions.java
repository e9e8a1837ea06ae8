package dev.openpartner.query.projection.position;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far projections are, and waiting for them to get further. */
@Component
@Profile("role-query")
public final class ProjectionPositions {

    /** Another node may do the projecting: then nobody signals here, and looking again is all there is. */
    private static final long POLL_MS = 25;

    private final JdbcClient jdbc;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private long batches;

    ProjectionPositions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The position that all of these have reached; empty while one of them cannot answer. */
    public OptionalLong reached(Collection<String> names) {
        return jdbc.sql(
                        """
                        select coalesce(min(position), -1) from read_model.projection where name = any(?)
                        having count(*) filter (where state = 'live') = cardinality(?)
                        """)
                .param(names.toArray(String[]::new))
                .param(names.toArray(String[]::new))
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** The position up to which every projection that answers has seen everything; 0 when none answers. */
    public long seenByAll() {
        return jdbc.sql("select coalesce(min(position), 0) from read_model.projection where state = 'live'").query(Long.class).single();
    }

    /** The position of every projection, by its name. */
    public Map<String, Long> all() {
        Map<String, Long> positions = new TreeMap<>();
        jdbc.sql("select name, position from read_model.projection")
                .query(row -> {
                    positions.put(row.getString(1), row.getLong(2));
                });
        return positions;
    }

    /** Waits until a batch was committed here, or for that long: another node may have projected meanwhile. */
    public void awaitNews(Duration atMost) {
        pause(atMost.toNanos());
    }

    /** Waits until all of these have reached a position; false when they had not within the time. */
    public boolean await(Collection<String> names, long position, Duration atMost) {
        long deadlineNanos = System.nanoTime() + atMost.toNanos();
        while (true) {
            if (reached(names).orElse(-1) >= position) {
                return true;
            }
            long leftNanos = deadlineNanos - System.nanoTime();
            if (leftNanos <= 0 || !pause(Math.min(leftNanos, TimeUnit.MILLISECONDS.toNanos(POLL_MS)))) {
                return false;
            }
        }
    }

    private boolean pause(long nanos) {
        lock.lock();
        try {
            long left = nanos;
            long seen = batches;
            while (left > 0 && seen == batches) {
                left = advanced.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Wakes those who wait: a batch was committed here. */
    public void advanced() {
        lock.lock();
        try {
            batches++;
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
