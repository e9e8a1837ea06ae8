package dev.openpartner.command.privacy;

import dev.openpartner.command.eventstore.EventTail;
import dev.openpartner.command.eventstore.PostgresEventStorageEngine;
import dev.openpartner.command.eventstore.format.EventTypes;
import dev.openpartner.command.lane.GroupPreparation;
import dev.openpartner.kernel.admin.AdminEvent.AdminErased;
import dev.openpartner.kernel.customer.CustomerEvent.CustomerErased;
import dev.openpartner.kernel.message.Command;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerErased;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Has the {@link Vault} forget the keys that it keeps once another process of this database has erased somebody, which the log says.
 * Lanes ask before they seal, so that they never do so under a key that was destroyed before what they know of its subject; whoever
 * only opens hears of it within a second or two.
 */
final class ErasuresElsewhere implements GroupPreparation, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ErasuresElsewhere.class);

    private static final Duration DISTANCE = Duration.ofSeconds(1);
    private static final Duration LONGEST_END = Duration.ofSeconds(5);
    private static final long UNKNOWN = -1;

    /** In order and so many at a time, which is read by index however the plan is made. */
    private static final String LOOK = """
            select coalesce(max(position), 0) as last, coalesce(bool_or(event_type = any (?)), false) as erased, count(*) as events
              from (select position, event_type
                      from event_store.event
                     where position > ?
                     order by position
                     limit ?) as page
            """;
    private static final int PAGE_SIZE = 5_000;

    private final JdbcTemplate jdbc;
    private final PostgresEventStorageEngine engine;
    private final EventTail tail;
    private final Vault vault;
    private final String[] erasures;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile long seen = UNKNOWN;
    private volatile int rewindsSeen;
    private volatile @Nullable Thread thread;

    ErasuresElsewhere(JdbcTemplate jdbc, PostgresEventStorageEngine engine, EventTail tail, EventTypes types, Vault vault) {
        this.jdbc = jdbc;
        this.engine = engine;
        this.tail = tail;
        this.vault = vault;
        this.erasures = Stream.of(CustomerErased.class, PartnerErased.class, AdminErased.class)
                .map(event -> types.typeOf(event).orElseThrow().name())
                .toArray(String[]::new);
    }

    /** Begins to look once a second, until closed, in the thread that it answers. */
    Thread start() {
        Thread following = Thread.ofPlatform().daemon().name("erasures-elsewhere").unstarted(this::follow);
        thread = following;
        following.start();
        return following;
    }

    /** Looks no more, and waits for a look that is under way: the connections are closed next. */
    @Override
    public void close() {
        Thread following = thread;
        thread = null;
        if (following == null) {
            return;
        }
        LockSupport.unpark(following);
        try {
            if (!following.join(LONGEST_END)) {
                log.warn("A look for erasures was still under way at the end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        LockSupport.parkNanos(DISTANCE.toNanos());
        while (isFollowing()) {
            try {
                catchUp(tail.position());
            } catch (RuntimeException e) {
                log.warn("Could not read whether somebody was erased; again in a second", e);
            }
            LockSupport.parkNanos(DISTANCE.toNanos());
        }
    }

    private boolean isFollowing() {
        return thread == Thread.currentThread();
    }

    @Override
    public void prepare(List<Command> commands, long position) {
        catchUp(position);
    }

    /** From here on no key is kept that was destroyed up to a position of the log. */
    private void catchUp(long position) {
        if (isSeen(position)) {
            return;
        }
        lock.lock();
        try {
            int rewinds = engine.rewinds();
            if (seen == UNKNOWN || rewinds != rewindsSeen) {
                begin(rewinds);
            }
            // Of its own erasures the vault knows.
            seen = Math.max(seen, engine.appendedHereAfter(seen).upTo());
            if (!isSeen(position)) {
                look();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isSeen(long position) {
        return position <= seen && engine.rewinds() == rewindsSeen;
    }

    private void begin(int rewinds) {
        long head = engine.head();
        vault.forgetAll();
        seen = head;
        rewindsSeen = rewinds;
    }

    private void look() {
        boolean more = true;
        while (more) {
            Page page = Objects.requireNonNull(jdbc.queryForObject(LOOK, ErasuresElsewhere::page, erasures, seen, PAGE_SIZE));
            if (page.erased()) {
                vault.forgetAll();
            }
            seen = Math.max(seen, page.last());
            more = page.events() == PAGE_SIZE;
        }
    }

    private static Page page(ResultSet row, int index) throws SQLException {
        return new Page(row.getLong("last"), row.getBoolean("erased"), row.getInt("events"));
    }

    private record Page(long last, boolean erased, int events) {}
}
