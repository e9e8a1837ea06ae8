package dev.openpartner.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.command.eventstore.AdversarialRun.Outcome;
import dev.openpartner.command.eventstore.format.EventSerializer;
import dev.openpartner.command.eventstore.format.EventTypes;
import dev.openpartner.command.testing.LedgerEvent;
import dev.openpartner.command.testing.TestDatabase;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * The same adversarial run against this event store and against Axon's own JDBC engine with its defaults. Not part of the build;
 * run by name, see docs/event-store-proof.md.
 */
class EventStoreComparison {

    private static final int BATCHES_PER_WRITER = 150;

    @Test
    void printsWhatEachEngineSkipped() throws InterruptedException {
        for (long seed = 1; seed <= 3; seed++) {
            try (TestDatabase database = new TestDatabase()) {
                print("this engine ", seed, EventStoreProofTest.run(database, BATCHES_PER_WRITER, seed));
            }
            try (TestDatabase database = new TestDatabase()) {
                stock(database.dataSource()).createSchema(PostgresEventTableFactory.INSTANCE);
                Outcome outcome = new AdversarialRun(
                                database,
                                EventStoreComparison::stock,
                                "select eventIdentifier from DomainEventEntry order by globalIndex",
                                1,
                                BATCHES_PER_WRITER,
                                seed)
                        .run();
                print("stock engine", seed, outcome);
                assertThat(outcome.stored()).containsAll(outcome.acknowledged());
            }
        }
    }

    private static JdbcEventStorageEngine stock(DataSource connections) {
        var serializer = new EventSerializer(new EventTypes(LedgerEvent.all()), Jackson3Serializer.builder());
        return JdbcEventStorageEngine.builder()
                .connectionProvider(new SpringDataSourceConnectionProvider(connections))
                .transactionManager(new SpringTransactionManager(new JdbcTransactionManager(connections)))
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
    }

    private static void print(String engine, long seed, Outcome outcome) {
        System.out.printf(
                "%s seed %d: stored %d, acknowledged %d, seen %d, skipped for ever %d, doubled %d%n",
                engine,
                seed,
                outcome.stored().size(),
                outcome.acknowledged().size(),
                outcome.seen().size(),
                outcome.skipped().size(),
                outcome.doubled());
    }
}
