package dev.openpartner.command.eventstore;

import static dev.openpartner.command.eventstore.StoreUnderTest.posted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.command.eventstore.format.EventSerializer;
import dev.openpartner.command.eventstore.format.EventTypes;
import dev.openpartner.command.testing.LedgerEvent.EntryPosted;
import dev.openpartner.command.testing.TestDatabase;
import dev.openpartner.kernel.log.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class PostgresEventStorageEngineTest {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final StoreUnderTest process = new StoreUnderTest(DATABASE.dataSource());
    private String ledger = "";

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void nameALedger() {
        ledger = "ledger:" + UUID.randomUUID();
    }

    @AfterEach
    void positionsHaveNoGap() {
        Map<String, @Nullable Object> log = DATABASE.jdbc()
                .queryForMap("select count(*) as events, coalesce(max(position), 0) as head from event_store.event");
        assertThat(log.get("events")).isEqualTo(log.get("head"));
    }

    @Test
    void whatWasAppendedIsReadBackByStreamAndByPosition() {
        long before = process.engine.head();

        process.engine.appendEvents(posted(ledger, 0, 3));

        assertThat(process.engine.readEvents(ledger).asStream().<Object>map(Message::getPayload))
                .containsExactly(
                        new EntryPosted("default", ledger, 0),
                        new EntryPosted("default", ledger, 1),
                        new EntryPosted("default", ledger, 2));
        assertThat(process.engine.readEvents(new GlobalSequenceTrackingToken(before), false))
                .extracting(event -> event.trackingToken().position().orElseThrow())
                .containsExactly(before + 1, before + 2, before + 3);
        assertThat(process.engine.lastSequenceNumberFor(ledger)).contains(2L);
        assertThat(process.engine.lastSequenceNumberFor("ledger:none")).isEmpty();
        assertThat(process.engine.createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(before + 3));
    }

    @Test
    void aRowSaysWhatItIsWithoutAnyClassName() {
        process.engine.appendEvents(List.of(posted(ledger, 0, MetaData.with("requestId", "r-1"))));

        Map<String, @Nullable Object> row =
                DATABASE.jdbc().queryForMap("select *, payload ->> 'amountMinor' as amount, metadata::text as meta "
                        + "from event_store.event where aggregate_id = ?", ledger);
        assertThat(row)
                .containsEntry("aggregate_type", "ledger")
                .containsEntry("event_type", "ledger.entry-posted")
                .containsEntry("revision", 1)
                .containsEntry("tenant", "default")
                .containsEntry("amount", "0")
                .containsEntry("meta", "{\"requestId\":\"r-1\"}");
    }

    @Test
    void twoTypesWithTheSameIdAreTwoStreams() {
        String journal = ledger.replace("ledger:", "journal:");

        process.engine.appendEvents(List.of(posted(ledger, 0), posted(journal, 0)));

        assertThat(DATABASE.jdbc().queryForList(
                        "select aggregate_type from event_store.event where aggregate_id in (?, ?) order by position", String.class,
                        ledger, journal))
                .containsExactly("ledger", "journal");
        assertThat(process.engine.readEvents(journal).asStream().<Object>map(Message::getPayload))
                .containsExactly(new EntryPosted("default", journal, 0));
    }

    @Test
    void aRolledBackBatchBurnsNoPosition() {
        long before = process.engine.head();

        process.transaction.executeWithoutResult(status -> {
            process.engine.appendEvents(posted(ledger, 0, 5));
            status.setRollbackOnly();
        });
        process.engine.appendEvents(posted(ledger, 0, 1));

        assertThat(process.engine.head()).isEqualTo(before + 1);
    }

    @Test
    void aStreamThatMovedOnIsAConflict() {
        process.engine.appendEvents(posted(ledger, 0, 2));

        assertThatThrownBy(() -> process.engine.appendEvents(posted(ledger, 1, 1)))
                .isInstanceOf(ConcurrencyException.class);
    }

    @Test
    void beginningAStreamTwiceNamesTheStream() {
        process.engine.appendEvents(posted(ledger, 0, 1));

        assertThatThrownBy(() -> process.engine.appendEvents(posted(ledger, 0, 1)))
                .isInstanceOfSatisfying(StreamExists.class, e -> assertThat(e.aggregateId()).isEqualTo(ledger));
    }

    @Test
    void aTakenIdentifierIsNamedAndFoundWhereItIs() {
        UUID chosen = UUID.randomUUID();
        process.engine.appendEvents(List.of(posted(ledger, 0, EventIdentifiers.identifiedBy(chosen))));

        assertThatThrownBy(() -> process.engine.appendEvents(
                        List.of(posted(ledger + "-other", 0, EventIdentifiers.identifiedBy(chosen)))))
                .isInstanceOfSatisfying(
                        DuplicateEvents.class, e -> assertThat(e.eventIds()).containsExactly(chosen));
        EventLookup lookup = new EventLookup(DATABASE.dataSource());
        assertThat(lookup.find(List.of(chosen, UUID.randomUUID())))
                .containsExactly(Map.entry(chosen, new EventLookup.Place(process.engine.head(), ledger, 0)));
        assertThat(DATABASE.jdbc()
                        .queryForObject("select metadata::text from event_store.event where event_id = ?", String.class, chosen))
                .isEqualTo("{}");
    }

    @Test
    void onlyAggregatesRecordEvents() {
        assertThatThrownBy(() -> process.engine.appendEvents(List.of(GenericEventMessage.asEventMessage("loose"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEventOfAnUnknownTypeIsAnErrorAndNotPassedOver() {
        StoreUnderTest older = new StoreUnderTest(DATABASE.dataSource());
        process.engine.appendEvents(posted(ledger, 0, 1));
        EventSerializer knowsNothing = new EventSerializer(
                new EventTypes(List.of()), Jackson3Serializer.builder());
        PostgresEventLog log = new PostgresEventLog(DATABASE.dataSource(), knowsNothing);

        assertThatThrownBy(() -> log.readAfter(older.engine.head() - 1, 10)).isInstanceOf(SerializationException.class);
    }

    @Test
    void aTokenAtATimeComesBeforeTheFirstEventRecordedThen() {
        process.engine.appendEvents(posted(ledger, 0, 1));
        long before = process.engine.head();
        Instant between = Instant.now();
        process.engine.appendEvents(posted(ledger, 1, 1));

        assertThat(process.engine.createTokenAt(between)).isEqualTo(new GlobalSequenceTrackingToken(before));
        assertThat(process.engine.createTokenAt(Instant.now().plusSeconds(60)))
                .isEqualTo(new GlobalSequenceTrackingToken(before + 1));
    }

    @Test
    void historyCannotBeChanged() {
        process.engine.appendEvents(posted(ledger, 0, 1));

        for (String change : List.of(
                "update event_store.event set tenant = 'x'", "delete from event_store.event", "truncate event_store.event")) {
            assertThatThrownBy(() -> DATABASE.jdbc().execute(change))
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("the event log is append-only");
        }
    }

    @Test
    void theLogIsReadInPagesFromAnyPosition() {
        long before = process.engine.head();
        process.engine.appendEvents(posted(ledger, 0, 7));
        PostgresEventLog log = new PostgresEventLog(DATABASE.dataSource(), process.serializer);

        assertThat(log.readAfter(before, 3))
                .extracting(RecordedEvent::position)
                .containsExactly(before + 1, before + 2, before + 3);
        assertThat(log.readAfter(before + 6, 3)).hasSize(1);
        assertThat(log.readStream(ledger))
                .extracting(RecordedEvent::sequence)
                .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(log.head()).isEqualTo(before + 7);
    }
}
