package dev.openpartner.command.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.openpartner.command.testing.LedgerCommand.PostEntry;
import dev.openpartner.command.testing.LedgerEvent.EntryPosted;
import dev.openpartner.command.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** A failed statement spoils its transaction in PostgreSQL; the dead letter must be stored in that very transaction. */
class DeadLetterTest {

    @ProcessingGroup("entries")
    static class Entries {

        private final JdbcTemplate jdbc;

        Entries(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @EventHandler
        void on(EntryPosted event) {
            jdbc.update("insert into entry (ledger, amount) values (?, 100 / (? - 13))", event.ledgerId(), event.amountMinor());
        }
    }

    @Import(Entries.class)
    static class WithEntries {}

    @Test
    void aPoisonEventIsParkedWithItsSequenceAndEverythingElseGoesOn() {
        try (TestDatabase database = new TestDatabase()) {
            database.jdbc().execute("create table entry (ledger text, amount bigint)");
            try (ConfigurableApplicationContext application = WiredApplication.start(
                    database,
                    WithEntries.class,
                    "axon.eventhandling.processors.entries.mode=pooled",
                    "axon.eventhandling.processors.entries.batch-size=100",
                    "axon.eventhandling.processors.entries.initial-segment-count=1",
                    "axon.eventhandling.processors.entries.dlq.enabled=true")) {
                CommandGateway commands = application.getBean(CommandGateway.class);
                commands.sendAndWait(new PostEntry("ledger:good", 1));
                commands.sendAndWait(new PostEntry("ledger:bad", 13));
                commands.sendAndWait(new PostEntry("ledger:bad", 2));
                commands.sendAndWait(new PostEntry("ledger:good", 2));

                await().atMost(Duration.ofSeconds(30)).until(() -> entries(database).size() == 2);
                assertThat(entries(database)).containsExactly("ledger:good", "ledger:good");
                await().untilAsserted(() -> assertThat(parked(database))
                        .containsExactly(
                                "ledger:bad ledger.entry-posted true", "ledger:bad ledger.entry-posted false"));
            }
        }
    }

    private static List<@Nullable String> entries(TestDatabase database) {
        return database.jdbc().queryForList("select ledger from entry", String.class);
    }

    private static List<@Nullable String> parked(TestDatabase database) {
        return database.jdbc().queryForList(
                "select sequence_identifier || ' ' || payload_type || ' ' || (cause_message is not null) "
                        + "from event_store.dead_letter_entry order by sequence_index",
                String.class);
    }
}
