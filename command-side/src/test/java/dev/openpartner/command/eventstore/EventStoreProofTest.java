package dev.openpartner.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.command.testing.TestDatabase;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No event is ever skipped, doubled or seen out of order, whatever writers do. {@link EventStoreComparison} has the contrast. */
class EventStoreProofTest {

    @Test
    @Timeout(value = 180, unit = TimeUnit.SECONDS)
    void aReaderMeetsEveryEventOnceAndInOrder() throws InterruptedException {
        try (TestDatabase database = new TestDatabase()) {
            AdversarialRun.Outcome outcome = run(database, 60, 42);

            assertThat(outcome.stored()).containsAll(outcome.acknowledged()).hasSizeGreaterThan(200);
            assertThat(outcome.seen()).isEqualTo(outcome.stored());
            assertThat(database.jdbc().queryForObject("select max(position) from event_store.event", Long.class))
                    .isEqualTo(outcome.stored().size());
        }
    }

    static AdversarialRun.Outcome run(TestDatabase database, int batchesPerWriter, long seed) throws InterruptedException {
        return new AdversarialRun(
                        database,
                        connections -> new StoreUnderTest(connections).engine,
                        "select event_id::text from event_store.event order by position",
                        batchesPerWriter,
                        seed)
                .run();
    }
}
