package dev.openpartner.command.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.openpartner.command.eventstore.EventTail;
import dev.openpartner.command.eventstore.PostgresEventStorageEngine;
import dev.openpartner.command.eventstore.format.EventSerializer;
import dev.openpartner.command.eventstore.format.EventTypes;
import dev.openpartner.command.testing.TestDatabase;
import dev.openpartner.kernel.message.EventCatalog;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

class ErasuresElsewhereTest {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final String ANA = "customer:ana";

    private final JdbcTemplate jdbc = DATABASE.jdbc();
    private final EventTypes types = new EventTypes(EventCatalog.all());
    private final EventTail tail = new EventTail();
    private final PostgresEventStorageEngine engine = new PostgresEventStorageEngine(
            DATABASE.dataSource(),
            new JdbcTransactionManager(DATABASE.dataSource()),
            new EventSerializer(types, Jackson3Serializer.builder()),
            tail);
    private final Vault vault = vault();
    private final ErasuresElsewhere erasures = new ErasuresElsewhere(jdbc, engine, tail, types, vault);
    private String sealed = "";

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private Vault vault() {
        SecureRandom random = new SecureRandom();
        return new Vault(new DataKeys(jdbc, KeyringTest.keyringOf((byte) 1), random), random);
    }

    /** Its key is kept then, and gone from the database. */
    @BeforeEach
    void sealSomethingUnderAKeyThatAnotherProcessDestroys() {
        erasures.prepare(List.of(), engine.head());
        sealed = vault.seal(ANA, "ana@example.com");
        jdbc.update("delete from vault.data_key");
        assertThat(vault.open(ANA, sealed)).contains("ana@example.com");
    }

    @Test
    void anErasureIsFoundHoweverManyEventsCameBeforeIt() {
        append("partner.registered", 5_000);
        erasures.prepare(List.of(), engine.head());
        assertThat(vault.open(ANA, sealed)).as("nobody was erased").contains("ana@example.com");

        append("partner.registered", 10_000);
        append("customer.erased", 1);
        append("partner.registered", 10);
        erasures.prepare(List.of(), engine.head());

        assertThat(vault.open(ANA, sealed)).isEmpty();
    }

    @Test
    void nothingIsKeptOnceTheLogTurnedOutToBeAnother() {
        long seen = engine.head();
        erasures.prepare(List.of(), seen);
        assertThat(vault.open(ANA, sealed)).contains("ana@example.com");

        engine.rewound();
        erasures.prepare(List.of(), seen);

        assertThat(vault.open(ANA, sealed)).isEmpty();
    }

    @Test
    void whoIsClosedLooksNoMore() {
        AtomicInteger connections = new AtomicInteger();
        DataSource counted = new DelegatingDataSource(DATABASE.dataSource()) {
            @Override
            public Connection getConnection() throws SQLException {
                connections.incrementAndGet();
                return super.getConnection();
            }
        };
        var store = new PostgresEventStorageEngine(
                counted,
                new JdbcTransactionManager(counted),
                new EventSerializer(types, Jackson3Serializer.builder()),
                tail);
        ErasuresElsewhere follower = new ErasuresElsewhere(new JdbcTemplate(counted), store, tail, types, vault);

        Thread thread = follower.start();
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        follower.close();

        assertThat(thread.isAlive()).isFalse();
        assertThat(connections).hasValue(0);
    }

    private void append(String type, int events) {
        jdbc.update(
                """
                insert into event_store.event (position, event_id, aggregate_type, aggregate_id, sequence, event_type, revision,
                                               tenant, recorded_at_us, payload, metadata)
                select (select coalesce(max(position), 0) from event_store.event) + n, gen_random_uuid(), 'any',
                       'any:' || gen_random_uuid(), 0, ?, 1, 'default', 0, '{}', '{}'
                  from generate_series(1, ?) as n
                """,
                type,
                events);
    }
}
