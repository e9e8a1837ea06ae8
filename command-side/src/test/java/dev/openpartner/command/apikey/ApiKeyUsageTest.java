package dev.openpartner.command.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Timestamp;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

class ApiKeyUsageTest {

    private static EmbeddedPostgres postgres;

    private JdbcTemplate jdbc;

    @BeforeAll
    static void startDatabase() throws IOException {
        postgres = EmbeddedPostgres.start();
        var script = new ResourceDatabasePopulator(new ClassPathResource("db/migration/V3__api_key_usage.sql"));
        // One statement per block: the DO block holds semicolons.
        script.setSeparator("\n\n");
        script.execute(postgres.getPostgresDatabase());
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void emptyTable() {
        jdbc = new JdbcTemplate(postgres.getPostgresDatabase());
        jdbc.update("truncate command.api_key_usage");
    }

    @Test
    void the_latest_use_of_each_key_is_stored() {
        ApiKeyUsage usage = new ApiKeyUsage(jdbc);
        usage.note("a", 2_000);
        usage.note("a", 1_000);
        usage.note("b", 3_000);
        usage.flush();
        assertThat(stored()).containsExactly("a=2000", "b=3000");
    }

    @Test
    void a_node_that_saw_an_earlier_use_does_not_turn_time_back() {
        ApiKeyUsage usage = new ApiKeyUsage(jdbc);
        ApiKeyUsage otherNode = new ApiKeyUsage(jdbc);
        usage.note("a", 2_000);
        otherNode.note("a", 1_000);
        usage.flush();
        otherNode.flush();
        assertThat(stored()).containsExactly("a=2000");
    }

    @Test
    void what_could_not_be_stored_is_stored_the_next_time() {
        var broken = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none");
        JdbcTemplate switching = new JdbcTemplate(broken);
        ApiKeyUsage usage = new ApiKeyUsage(switching);
        usage.note("a", 2_000);
        usage.flush();
        switching.setDataSource(postgres.getPostgresDatabase());
        usage.flush();
        assertThat(stored()).containsExactly("a=2000");
    }

    @Test
    void stopping_stores_what_was_noted() {
        ApiKeyUsage usage = new ApiKeyUsage(jdbc);
        usage.start();
        usage.note("a", 2_000);
        usage.stop();
        assertThat(stored()).containsExactly("a=2000");
        assertThat(usage.isRunning()).isFalse();
    }

    private List<String> stored() {
        return jdbc.query(
                "select key_id, last_used_at from command.api_key_usage order by key_id",
                (row, index) -> row.getString(1) + "=" + row.getObject(2, Timestamp.class).getTime());
    }
}
