package dev.openpartner.command.lane;

import dev.openpartner.command.eventstore.EventTail;
import dev.openpartner.command.eventstore.OwnAppends;
import dev.openpartner.command.eventstore.PostgresEventStorageEngine;
import dev.openpartner.command.eventstore.StoreUnit;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.sql.DataSource;
import org.axonframework.common.Registration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * How far a lane has seen the log: every aggregate in its cache is current up to the known position. It moves only between groups
 * and only after what others changed has been evicted, so a group that starts here misses nothing.
 */
final class NodeView implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(NodeView.class);

    private static final String CHANGED =
            "select position, aggregate_id from event_store.event where position > ? order by position limit ?";
    private static final int PAGE_SIZE = 5_000;
    private static final long UNKNOWN = -1;

    /** Long enough for a group of this process to settle its own commit, which then needs no look at the table. */
    private static final long OWN_COMMIT_NS = TimeUnit.MILLISECONDS.toNanos(2);

    private static final long RETRY_NS = TimeUnit.SECONDS.toNanos(1);

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final JdbcTemplate jdbc;
    private final PostgresEventStorageEngine engine;
    private final AggregateCache cache;
    private final EventTail tail;
    private volatile long known = UNKNOWN;
    private int rewindsSeen;
    private volatile @Nullable Thread follower;
    private @Nullable Registration registration;

    NodeView(DataSource dataSource, PostgresEventStorageEngine engine, AggregateCache cache, EventTail tail) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.engine = engine;
        this.cache = cache;
        this.tail = tail;
    }

    /** What the lane has in memory. */
    AggregateCache cache() {
        return cache;
    }

    /** Follows what other processes append, until closed. */
    void start() {
        Thread thread = Thread.ofPlatform().daemon().name("foreign-appends").unstarted(this::follow);
        follower = thread;
        registration = tail.addTailListener(position -> LockSupport.unpark(thread));
        thread.start();
    }

    @Override
    public void close() {
        Thread thread = follower;
        follower = null;
        if (registration != null) {
            registration.cancel();
        }
        LockSupport.unpark(thread);
    }

    /** Held by a group from its first read to {@link #settle}. */
    void enter() {
        lock.readLock().lock();
    }

    void leave() {
        lock.readLock().unlock();
    }

    /**
     * Everything up to here has been seen, and at least what was answered by this process; the first call finds the head. For
     * the lane, between {@link #enter} and its first read.
     */
    long position() {
        int rewinds = engine.rewinds();
        if (rewinds != rewindsSeen) {
            rewindsSeen = rewinds;
            known = UNKNOWN;
        }
        if (known == UNKNOWN) {
            cache.clear();
            Long head = jdbc.queryForObject("select coalesce(max(position), 0) from event_store.event", Long.class);
            known = head == null ? 0 : head;
        }
        takeIn(engine.lastAppendedHere());
        return known;
    }

    /** Takes in what a group's append saw of others and, if it was committed, its own events. */
    void settle(StoreUnit unit, boolean committed) {
        cache.evict(unit.foreignStreams());
        long seen = committed ? unit.lastPosition() : unit.seenPosition();
        known = Math.max(known, seen);
    }

    private void follow() {
        while (follower == Thread.currentThread()) {
            try {
                if (known == UNKNOWN || tail.position() <= known) {
                    LockSupport.park(this);
                }
                LockSupport.parkNanos(OWN_COMMIT_NS);
                catchUp(tail.position());
            } catch (DataAccessException e) {
                log.warn("Could not read what others appended; again in a second: {}", e.getMessage());
                LockSupport.parkNanos(RETRY_NS);
            }
        }
    }

    /** Evicts what others changed up to a position, unless a group is at work: that looks for itself. */
    private void catchUp(long head) {
        if (lock.writeLock().tryLock()) {
            try {
                takeIn(head);
            } finally {
                lock.writeLock().unlock();
            }
        }
    }

    private void takeIn(long head) {
        while (known != UNKNOWN && known < head) {
            OwnAppends own = engine.appendedHereAfter(known);
            long seen = own.upTo();
            if (seen > known) {
                cache.evict(own.streams());
            } else {
                seen = readOthers();
            }
            if (seen == known) {
                return;
            }
            known = seen;
        }
    }

    /** Evicts a page of what others changed, and answers how far it reached. */
    private long readOthers() {
        Set<String> changed = new HashSet<>();
        long[] last = {known};
        jdbc.query(
                CHANGED,
                (RowCallbackHandler) row -> {
                    last[0] = row.getLong(1);
                    changed.add(row.getString(2));
                },
                known,
                PAGE_SIZE);
        cache.evict(changed);
        return last[0];
    }
}
