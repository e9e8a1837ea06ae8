package dev.openpartner.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.server.OpenPartnerServer;
import dev.openpartner.server.database.DatabaseAccess.Login;
import dev.openpartner.server.startup.StartupProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseGateTest {

    @TempDir
    Path dataDirectory;

    private DatabaseAccess database;

    @BeforeEach
    void createDatabase() throws SQLException {
        database = SharedDatabase.newDatabase();
    }

    @Test
    void opensForADurableDatabase() {
        assertThatCode(() -> DatabaseGate.open(database, false)).doesNotThrowAnyException();
    }

    @Test
    void refusesADatabaseThatMayForgetUnlessThatIsAccepted() throws SQLException {
        String name = database.url().substring(database.url().lastIndexOf('/') + 1);
        SharedDatabase.asSuperuser("alter role openpartner_app in database " + name + " set synchronous_commit = off");

        assertThatThrownBy(() -> DatabaseGate.open(database, false))
                .isInstanceOfSatisfying(StartupProblem.class, problem -> {
                    assertThat(problem.sentence()).contains("may lose what it acknowledged: synchronous_commit = off");
                    assertThat(problem.remedy()).contains("OPENPARTNER_ALLOW_UNSAFE_DATABASE=true");
                });
        assertThatCode(() -> DatabaseGate.open(database, true)).doesNotThrowAnyException();
    }

    @Test
    void doesNotWaitForAPasswordToBecomeRight() {
        DatabaseAccess wrong =
                new DatabaseAccess(database.url(), database.owner(), new Login("openpartner_app", "guessed"));

        assertThatThrownBy(() -> DatabaseGate.open(wrong, false))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("password authentication failed")
                .hasMessageNotContaining("guessed");
    }

    @Test
    void theServerRunsOnADatabaseThatIsGivenAndMakesNoneOfItsOwn() {
        try (ConfigurableApplicationContext server = SpringApplication.run(
                OpenPartnerServer.class,
                "--server.port=0",
                "--management.server.port=0",
                "--openpartner.roles=command",
                "--openpartner.data-dir=" + dataDirectory,
                "--openpartner.database.url=" + database.url(),
                "--openpartner.database.username=" + database.application().username(),
                "--openpartner.database.password=" + database.application().password(),
                "--openpartner.database.owner-username=" + database.owner().username(),
                "--openpartner.database.owner-password=" + database.owner().password())) {
            assertThat(server.getBean(JdbcClient.class).sql("select current_database()").query(String.class).single())
                    .startsWith("test_");
            assertThat(server.getBeanNamesForType(EmbeddedPostgres.class)).isEmpty();
            assertThat(server.getEnvironment().getActiveProfiles()).contains("role-command").doesNotContain("role-query");
            assertThat(Files.exists(dataDirectory.resolve("postgres"))).isFalse();
        }
    }
}
