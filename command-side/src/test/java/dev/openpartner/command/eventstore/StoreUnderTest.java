package dev.openpartner.command.eventstore;

import dev.openpartner.command.eventstore.format.EventSerializer;
import dev.openpartner.command.eventstore.format.EventTypes;
import dev.openpartner.command.testing.LedgerEvent;
import dev.openpartner.command.testing.LedgerEvent.EntryPosted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An event store as one process has it. */
final class StoreUnderTest {

    final EventSerializer serializer = new EventSerializer(new EventTypes(LedgerEvent.all()), Jackson3Serializer.builder());
    final EventTail tail = new EventTail();
    final PostgresEventStorageEngine engine;
    final NotifyingEventStore store;
    final TransactionTemplate transaction;

    StoreUnderTest(DataSource dataSource) {
        this(dataSource, EventAppender.SHARED_WAIT);
    }

    /** @param sharedWait how long an insert waits where another process is in its way */
    StoreUnderTest(DataSource dataSource, Duration sharedWait) {
        var transactions = new JdbcTransactionManager(dataSource);
        this.engine = new PostgresEventStorageEngine(dataSource, transactions, serializer, tail, sharedWait);
        this.store = NotifyingEventStore.of(new NotifyingEventStore.Builder(), engine, tail);
        this.transaction = new TransactionTemplate(transactions);
    }

    static DomainEventMessage<?> posted(String ledgerId, long sequence) {
        return posted(ledgerId, sequence, MetaData.emptyInstance());
    }

    static DomainEventMessage<?> posted(String ledgerId, long sequence, MetaData metadata) {
        return new GenericDomainEventMessage<>(
                "Ledger", ledgerId, sequence, new EntryPosted("default", ledgerId, sequence), metadata);
    }

    static List<DomainEventMessage<?>> posted(String ledgerId, long first, int count) {
        List<DomainEventMessage<?>> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(posted(ledgerId, first + i));
        }
        return events;
    }
}
