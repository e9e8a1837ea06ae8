package dev.openpartner.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.command.testing.TestDatabase;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No event is ever skipped, doubled or seen out of order, whatever writers do. {@link EventStoreComparison} has the contrast. */
class EventStoreProofTest {

    @Test
    @Timeout(value = 180, unit = TimeUnit.SECONDS)
    void aReaderMeetsEveryEventOnceAndInOrder() throws InterruptedException {
        try (TestDatabase database = new TestDatabase()) {
            assertNothingIsSkipped(database, run(database, 60, 42));
        }
    }

    /** As the lanes of one or more processes do it: inserted while the group before is being committed, and that may fail. */
    @ParameterizedTest(name = "{0} lanes in each of the processes")
    @ValueSource(ints = {3, 6})
    @Timeout(value = 180, unit = TimeUnit.SECONDS)
    void aReaderMeetsEveryEventOfAppendsThatFollowEachOtherBeforeTheCommit(int lanes) throws InterruptedException {
        try (TestDatabase database = new TestDatabase()) {
            AdversarialRun.Outcome outcome = run(
                    database, connections -> new FollowingEngine(new StoreUnderTest(connections).engine, 43), lanes, 80, 43);

            assertNothingIsSkipped(database, outcome);
        }
    }

    private static void assertNothingIsSkipped(TestDatabase database, AdversarialRun.Outcome outcome) {
        assertThat(outcome.stored()).containsAll(outcome.acknowledged());
        assertThat(outcome.acknowledged()).hasSizeGreaterThan(200);
        assertThat(outcome.seen()).isEqualTo(outcome.stored());
        assertThat(database.jdbc().queryForObject("select max(position) from event_store.event", Long.class))
                .isEqualTo(outcome.stored().size());
    }

    static AdversarialRun.Outcome run(TestDatabase database, int batchesPerWriter, long seed) throws InterruptedException {
        return run(database, connections -> new StoreUnderTest(connections).engine, 1, batchesPerWriter, seed);
    }

    private static AdversarialRun.Outcome run(
            TestDatabase database,
            Function<DataSource, EventStorageEngine> engineOver,
            int writersPerProcess,
            int batchesPerWriter,
            long seed)
            throws InterruptedException {
        return new AdversarialRun(
                        database,
                        engineOver,
                        "select event_id::text from event_store.event order by position",
                        writersPerProcess,
                        batchesPerWriter,
                        seed)
                .run();
    }
}
