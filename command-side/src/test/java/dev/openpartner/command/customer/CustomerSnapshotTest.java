package dev.openpartner.command.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.openpartner.command.eventstore.PostgresEventStorageEngine;
import dev.openpartner.command.testing.Program;
import dev.openpartner.command.testing.TestServer;
import dev.openpartner.kernel.customer.CustomerEvent;
import dev.openpartner.kernel.customer.CustomerState;
import dev.openpartner.kernel.log.EventLog;
import dev.openpartner.kernel.log.RecordedEvent;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.Test;

/** A customer with a long history is loaded from a snapshot. */
class CustomerSnapshotTest {

    @Test
    void aSnapshotIsReadBackAsTheStateThatItsEventsGive() {
        try (TestServer server = new TestServer()) {
            Program program = new Program(server);
            program.identify(program.freshClick(), "long");
            server.post(TestServer.CRM, "/api/attribution/events/batch", conversions(400));
            server.post(TestServer.CRM, "/api/attribution/events/batch", conversions(50));
            String stream = Objects.requireNonNull(server.jdbc().queryForObject(
                    "select aggregate_id from event_store.event where event_type = 'customer.click-stitched'", String.class));
            PostgresEventStorageEngine engine = server.bean(PostgresEventStorageEngine.class);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(engine.readSnapshot(stream)).isPresent());

            DomainEventMessage<?> stored = engine.readSnapshot(stream).orElseThrow();
            CustomerSnapshotted snapshot = (CustomerSnapshotted) stored.getPayload();

            CustomerState expected = new CustomerState();
            List<RecordedEvent> events = server.bean(EventLog.class).readStream(stream);
            events.stream()
                    .limit(stored.getSequenceNumber() + 1)
                    .forEach(recorded -> expected.evolve((CustomerEvent) recorded.event()));
            assertThat(snapshot).isEqualTo(new CustomerSnapshotted(stream, false, expected.toSnapshot()));
            assertThat(CustomerState.fromSnapshot(snapshot.state()).toSnapshot()).isEqualTo(snapshot.state());
        }
    }

    @Test
    void aCustomerWhoDoesNotFitTheCacheIsStoredSoonerThanTheHistoryAsksFor() {
        try (TestServer server = new TestServer("openpartner.lane.cached-bytes=1")) {
            // 260 events, with a state stored at 256 at the latest; the next would be due at 320.
            server.post(TestServer.CRM, "/api/attribution/events/batch", conversions(130));
            String stream = Objects.requireNonNull(server.jdbc().queryForObject(
                    "select distinct aggregate_id from event_store.event where event_type = 'customer.conversion-recorded'",
                    String.class));
            for (int i = 0; i < 15; i++) {
                server.post(TestServer.CRM, "/api/attribution/events", "{\"userId\":\"long\",\"type\":\"won\",\"value\":1}");
            }

            PostgresEventStorageEngine engine = server.bean(PostgresEventStorageEngine.class);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(engine.readSnapshot(stream))
                            .hasValueSatisfying(stored -> assertThat(stored.getSequenceNumber()).isGreaterThan(260)));
        }
    }

    private static String conversions(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"userId\":\"long\",\"type\":\"won\",\"value\":1}")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
