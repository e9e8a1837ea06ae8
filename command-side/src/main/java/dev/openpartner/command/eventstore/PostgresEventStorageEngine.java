package dev.openpartner.command.eventstore;

import dev.openpartner.command.eventstore.format.EventCodec;
import dev.openpartner.command.eventstore.format.EventSerializer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores events in {@code event_store.event} with plain SQL, within Spring's transaction if there is one. Its tokens are plain
 * positions: there is never a gap to track.
 */
public final class PostgresEventStorageEngine implements EventStorageEngine {

    private static final int PAGE_SIZE = 1_000;

    private final DataSource dataSource;
    private final TransactionTemplate transaction;
    private final EventTail tail;
    private final EventCodec codec;
    private final AppendTurns turns = new AppendTurns();
    private final EventAppender appender;
    private final EventReader reader;
    private final StreamLoader loader;
    private final SnapshotTable snapshots;

    public PostgresEventStorageEngine(
            DataSource dataSource, PlatformTransactionManager transactions, EventSerializer serializer, EventTail tail) {
        this(dataSource, transactions, serializer, tail, EventAppender.SHARED_WAIT);
    }

    PostgresEventStorageEngine(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            EventSerializer serializer,
            EventTail tail,
            Duration sharedWait) {
        this.dataSource = dataSource;
        this.transaction = new TransactionTemplate(transactions);
        this.tail = tail;
        this.codec = new EventCodec(serializer);
        this.appender = new EventAppender(codec, turns, sharedWait);
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        this.reader = new EventReader(jdbc);
        this.loader = new StreamLoader(jdbc, reader, codec);
        this.snapshots = new SnapshotTable(jdbc, transactions, codec);
    }

    /**
     * Appends in one statement. Whoever waits for the log's tail is woken after the commit.
     *
     * @throws Overtaken if another process or a failed append before this one took the log elsewhere
     * @throws StaleStreams if a guarded unit of work decided on streams that another process changed since
     * @throws DuplicateEvents if an event identifier is in the store already
     * @throws StreamExists if a stream that is to begin exists already
     * @throws org.axonframework.modelling.command.ConcurrencyException if a stream has moved on
     */
    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (events.isEmpty()) {
            return;
        }
        List<DomainEventMessage<?>> domainEvents = new ArrayList<>(events.size());
        for (EventMessage<?> event : events) {
            if (!(event instanceof DomainEventMessage<?> domainEvent)) {
                throw new IllegalArgumentException("Only an aggregate records events: " + event.getPayloadType());
            }
            domainEvents.add(domainEvent);
        }
        transaction.executeWithoutResult(status -> append(domainEvents));
    }

    private void append(List<DomainEventMessage<?>> events) {
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            StoreUnit unit = StoreUnit.current();
            long last = appender.append(connection, events, unit == null ? StoreUnit.unguarded() : unit);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                // After the turn has ended, so that whoever is woken finds the events in memory.
                @Override
                public void afterCompletion(int status) {
                    if (status == STATUS_COMMITTED) {
                        tail.advanced(last);
                    }
                }
            });
        } catch (Overtaken e) {
            turns.surprised();
            throw e;
        } catch (SQLException e) {
            throw AppendFailures.of(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** What the lanes of this process appended right after a position, as far as that is known without a look at the table. */
    public OwnAppends appendedHereAfter(long position) {
        return turns.after(position);
    }

    /** The position of the newest event that a lane of this process appended; 0 for none. */
    public long lastAppendedHere() {
        return turns.last();
    }

    /** Runs work while no other lane of this process appends, so that none overtakes its decisions. */
    public void whileOthersWait(Runnable work) {
        turns.during(work);
    }

    /** Has all lanes of this process forget what they know of the log, after {@link LogRewound}. */
    public void rewound() {
        turns.rewound();
    }

    /** How often the log turned out to be another than the one that was seen. */
    public int rewinds() {
        return turns.rewinds();
    }

    /** Streams from their snapshots on, all in one query; an empty list for one that does not exist. */
    public Map<String, List<DomainEventMessage<?>>> readStreams(Collection<String> aggregateIds) {
        return loader.load(aggregateIds);
    }

    /** The next events after a position, in order and without a gap. */
    public List<TrackedEventMessage<?>> readAfter(long position, int limit) {
        List<TrackedEventMessage<?>> events = new ArrayList<>();
        reader.after(position, limit).forEach(row -> events.add(row.toTrackedEvent(codec)));
        return events;
    }

    /** The next events after a position as {@link #readAfter}, from memory where the lanes of this process have just appended them. */
    List<TrackedEventMessage<?>> readNewest(long position, int limit) {
        List<TrackedEventMessage<?>> own = turns.recent().eventsAfter(position, limit);
        return own.isEmpty() ? readAfter(position, limit) : own;
    }

    /** What the lanes of this process have committed lately. */
    RecentAppends recentAppends() {
        return turns.recent();
    }

    /** The position of the newest event; 0 for an empty log. */
    public long head() {
        return reader.head();
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken trackingToken, boolean mayBlock) {
        PagedIterator pages = new PagedIterator(positionOf(trackingToken), from -> readAfter(from, PAGE_SIZE));
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(pages, Spliterator.ORDERED), false);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        List<DomainEventMessage<?>> events = new ArrayList<>();
        reader.stream(aggregateIdentifier, firstSequenceNumber).forEach(row -> events.add(row.toDomainEvent(codec)));
        return DomainEventStream.of(events);
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        storeSnapshots(List.of(snapshot));
    }

    /** Stores snapshots of any streams in one statement; the newest of each stream counts. */
    public void storeSnapshots(Collection<DomainEventMessage<?>> newer) {
        snapshots.store(newer);
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return snapshots.read(aggregateIdentifier);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        OptionalLong last = reader.lastSequence(aggregateIdentifier);
        return last.isPresent() ? Optional.of(last.getAsLong()) : Optional.empty();
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(head());
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return new GlobalSequenceTrackingToken(reader.positionBefore(ChronoUnit.MICROS.between(Instant.EPOCH, dateTime)));
    }

    /** The position that a token has reached; 0 for none. */
    static long positionOf(@Nullable TrackingToken token) {
        TrackingToken reached = token == null ? null : WrappedToken.unwrapLowerBound(token);
        return reached == null ? 0 : reached.position().orElse(0);
    }
}
