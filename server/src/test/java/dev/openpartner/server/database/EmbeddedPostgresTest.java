package dev.openpartner.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.server.database.DatabaseAccess.Login;
import dev.openpartner.server.startup.StartupProblem;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One database for all of these, because making one takes seconds; the tests that stop it come last. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmbeddedPostgresTest {

    @TempDir
    static Path dataDirectory;

    private EmbeddedPostgres postgres;

    @BeforeAll
    void start() throws IOException {
        UnpackedPrograms.into(dataDirectory);
        postgres = EmbeddedPostgres.start(dataDirectory);
    }

    @AfterAll
    void stop() {
        postgres.close();
    }

    @Test
    void keepsWhatItAcknowledges() throws SQLException {
        try (Connection connection = connect(postgres.access().application())) {
            DurabilityCheck.require(connection, false);
            assertThat(Queries.text(connection, "show fsync")).isEqualTo("on");
            assertThat(Queries.text(connection, "show synchronous_commit")).isEqualTo("on");
            assertThat(Queries.text(connection, "show full_page_writes")).isEqualTo("on");
            assertThat(Queries.text(connection, "show data_checksums")).isEqualTo("on");
        }
    }

    @Test
    void refusesEveryRoleWithAWrongPassword() {
        for (String role : new String[] {"postgres", "openpartner_owner", "openpartner_app"}) {
            assertThatThrownBy(() -> connect(new Login(role, "guessed"))).hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void listensOnTheLoopbackInterfaceAlone() throws Exception {
        int port = URI.create(postgres.access().url().substring("jdbc:".length())).getPort();
        try (Socket loopback = new Socket()) {
            loopback.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2_000);
        }
        NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .forEach(address -> assertThatThrownBy(() -> {
                            try (Socket outside = new Socket()) {
                                outside.connect(new InetSocketAddress(address, port), 2_000);
                            }
                        })
                        .isInstanceOf(IOException.class));
        try (Connection connection = connect(postgres.access().application())) {
            assertThat(Queries.text(connection, "show listen_addresses")).isEqualTo("127.0.0.1");
        }
        assertThat(Files.readString(dataDirectory.resolve("postgres/postgresql.conf"))).contains("unix_socket_directories = ''\n");
    }

    @Test
    void keepsItsPasswordsFromOtherUsers() throws Exception {
        Path passwords = dataDirectory.resolve("database-passwords.properties");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(passwords))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dataDirectory.resolve("postgres"))))
                .isEqualTo("rwx------");
        assertThat(postgres.access().toString()).doesNotContain(postgres.access().owner().password());
        assertThat(dataDirectory.resolve("postgres.password")).doesNotExist();
    }

    @Test
    void givesTheApplicationNoRightsOverTheOwnersTables() throws SQLException {
        try (Connection owner = connect(postgres.access().owner())) {
            Queries.execute(owner, "create schema private");
            Queries.execute(owner, "create table private.secret (id int)");
        }
        try (Connection application = connect(postgres.access().application())) {
            assertThatThrownBy(() -> Queries.execute(application, "select * from private.secret"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> Queries.execute(application, "create schema mine")).hasMessageContaining("permission denied");
            assertThatThrownBy(() -> Queries.execute(application, "create role other")).hasMessageContaining("permission denied");
        }
    }

    @Test
    void refusesASecondServerOnTheSameDirectoryAndLeavesTheFirstAlone() throws SQLException {
        assertThatThrownBy(() -> EmbeddedPostgres.start(dataDirectory))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("Another OpenPartner server is running on the data directory");
        try (Connection connection = connect(postgres.access().application())) {
            assertThat(Queries.text(connection, "select 1")).isEqualTo("1");
        }
    }

    @Test
    @Order(1)
    void comesBackOnTheSamePortWhenItIsKilled() throws Exception {
        write("before the kill");
        long pid = Long.parseLong(Files.readAllLines(dataDirectory.resolve("postgres/postmaster.pid")).getFirst());
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> read().equals("before the kill"));
        assertThat(Files.readAllLines(dataDirectory.resolve("postgres/postmaster.pid")).getFirst())
                .isNotEqualTo(String.valueOf(pid));
    }

    @Test
    @Order(2)
    void keepsItsDataFromOneRunToTheNext() throws Exception {
        write("before the stop");
        postgres.close();
        assertThat(dataDirectory.resolve("postgres/postmaster.pid")).doesNotExist();

        postgres = EmbeddedPostgres.start(dataDirectory);

        assertThat(read()).isEqualTo("before the stop");
    }

    @Test
    @Order(3)
    void isNotMisledByAProcessThatHasTheNumberOfAFormerDatabase() throws Exception {
        write("before the reboot");
        postgres.close();
        long someoneElse = ProcessHandle.current().pid();
        Files.writeString(
                dataDirectory.resolve("postgres/postmaster.pid"),
                someoneElse + "\n" + dataDirectory.resolve("postgres") + "\n1700000000\n5432\n\n127.0.0.1\n0 0\nready\n");

        postgres = EmbeddedPostgres.start(dataDirectory);

        assertThat(read()).isEqualTo("before the reboot");
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    @Order(4)
    void saysWhatIsMissingWhenThePasswordsAreGone() throws Exception {
        postgres.close();
        Path passwords = dataDirectory.resolve("database-passwords.properties");
        Path aside = dataDirectory.resolve("aside");
        Files.move(passwords, aside);
        assertThatThrownBy(() -> EmbeddedPostgres.start(dataDirectory))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("database-passwords.properties");
        Files.move(aside, passwords);
        postgres = EmbeddedPostgres.start(dataDirectory);
        assertThat(read()).isNotEmpty();
    }

    @Test
    @Order(5)
    void refusesDataOfAnotherMajorVersion() throws Exception {
        postgres.close();
        Path version = dataDirectory.resolve("postgres/PG_VERSION");
        Files.writeString(version, "17\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(dataDirectory))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("was written by PostgreSQL 17");
        Files.writeString(version, "18\n");
        postgres = EmbeddedPostgres.start(dataDirectory);
        assertThat(read()).isNotEmpty();
    }

    private void write(String text) throws SQLException {
        try (Connection connection = connect(postgres.access().owner())) {
            Queries.execute(connection, "create table if not exists public.note (text text)");
            Queries.execute(connection, "truncate public.note");
            Queries.execute(connection, "insert into public.note values ('" + text + "')");
        }
    }

    private String read() throws SQLException {
        try (Connection connection = connect(postgres.access().owner())) {
            return Queries.text(connection, "select text from public.note");
        }
    }

    private Connection connect(Login login) throws SQLException {
        return DriverManager.getConnection(postgres.access().url(), login.username(), login.password());
    }
}
