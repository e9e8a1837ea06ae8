package dev.openpartner.command.eventstore;

import static dev.openpartner.command.eventstore.StoreUnderTest.posted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.command.testing.LedgerEvent.EntryPosted;
import dev.openpartner.command.testing.TestDatabase;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SnapshotTableTest {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final StoreUnderTest process = new StoreUnderTest(DATABASE.dataSource());
    private final String ledger = "ledger:" + UUID.randomUUID();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void aSnapshotReplacesTheEventsBeforeItAndNeverAYoungerOne() {
        process.engine.appendEvents(posted(ledger, 0, 5));
        process.engine.storeSnapshot(snapshot(3));
        process.engine.storeSnapshot(snapshot(1));

        assertThat(process.engine.readStreams(List.of(ledger, "ledger:none")))
                .hasEntrySatisfying("ledger:none", stream -> assertThat(stream).isEmpty())
                .hasEntrySatisfying(ledger, stream -> assertThat(stream)
                        .extracting(DomainEventMessage::getSequenceNumber)
                        .containsExactly(3L, 4L));
        assertThat(process.engine.readSnapshot(ledger)).map(DomainEventMessage::getSequenceNumber).contains(3L);
    }

    @Test
    void aSnapshotDoesNotWaitForTheDiskAndLeavesTheTransactionAroundItAsItWas() {
        DATABASE.jdbc().execute("alter table event_store.snapshot "
                + "add column commits text default current_setting('synchronous_commit')");
        process.transaction.executeWithoutResult(status -> {
            process.engine.storeSnapshot(snapshot(1));

            assertThat(DATABASE.jdbc().queryForObject("show synchronous_commit", String.class)).isEqualTo("on");
            status.setRollbackOnly();
        });

        String stored = "select commits from event_store.snapshot where aggregate_id = ?";
        assertThat(DATABASE.jdbc().queryForList(stored, String.class, ledger)).containsExactly("off");
        DATABASE.jdbc().execute("alter table event_store.snapshot drop column commits");
    }

    private DomainEventMessage<?> snapshot(long sequence) {
        return new GenericDomainEventMessage<>(
                "Ledger", ledger, sequence, new EntryPosted("default", ledger, 1_000), MetaData.emptyInstance());
    }

    @Test
    void aSnapshotOfAnotherVersionIsIgnored() {
        process.engine.appendEvents(posted(ledger, 0, 3));
        process.engine.storeSnapshot(snapshot(1));
        DATABASE.jdbc().update("update event_store.snapshot set revision = 99 where aggregate_id = ?", ledger);

        assertThat(process.engine.readStreams(List.of(ledger)).get(ledger)).hasSize(3);
        assertThat(process.engine.readSnapshot(ledger)).isEmpty();
    }
}
