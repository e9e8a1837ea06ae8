package dev.openpartner.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jar that the build has just made, started as its users start it on a machine whose language has digits of its own, and killed
 * once. The long form is {@link CrashTest}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PackagedServerIT {

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final int WORKERS = 4;
    private static final int SOME = 50;

    @TempDir
    private static Path directory;

    private ServerProcess server = new ServerProcess(Path.of("target/openpartner.jar"), Path.of("unset"));

    @BeforeAll
    void start() throws Exception {
        server = new ServerProcess(
                Path.of("target/openpartner.jar").toAbsolutePath(), directory.resolve("data"), "-Duser.language=ar", "-Duser.country=EG");
        server.start();
        server.awaitReady(READY_WITHIN);
    }

    @AfterAll
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void runsInTheSameProcessWithTheOptionsOfItsManifest() throws Exception {
        assertThat(server.commandLine()).contains("-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders", "-Dopenpartner.launched=true");
    }

    @Test
    void keepsWhatItAcknowledgedWhenItIsKilledInTheMidstOfIt() throws Exception {
        Workload workload = new Workload(server.api(), ServerProcess.ADMIN_KEY);
        workload.setUp();
        Workload.Load load = workload.start(WORKERS);
        workload.awaitAcknowledged(SOME);

        server.kill();
        load.stop();
        server.start();
        server.awaitReady(READY_WITHIN);
        workload.settle();

        assertThat(workload.faults()).isEmpty();
        assertThat(new Books(server.api(), ServerProcess.ADMIN_KEY, workload).differences()).isEmpty();
    }
}
