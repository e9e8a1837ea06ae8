package dev.openpartner.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.command.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Where the application has a role of its own, the log is append-only by privilege, too. */
class PrivilegesTest {

    @Test
    void theApplicationRoleMayAddToTheLogAndNothingElse() {
        TestDatabase.createApplicationRole();
        try (TestDatabase database = new TestDatabase()) {
            var single = new SingleConnectionDataSource(database.url(), true);
            JdbcTemplate application = new JdbcTemplate(single);
            application.execute("set role openpartner_app");
            StoreUnderTest process = new StoreUnderTest(single);

            process.engine.appendEvents(StoreUnderTest.posted("ledger:1", 0, 2));

            assertThat(process.engine.head()).isEqualTo(2);
            assertThatThrownBy(() -> application.execute("delete from event_store.event"))
                    .rootCause()
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> application.execute("truncate event_store.event"))
                    .rootCause()
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> application.execute("alter table event_store.event disable trigger all"))
                    .rootCause()
                    .hasMessageContaining("must be owner");
            assertThat(application.update("delete from event_store.token_entry")).isZero();
            single.destroy();
        }
    }
}
