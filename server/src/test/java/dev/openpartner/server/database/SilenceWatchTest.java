package dev.openpartner.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class SilenceWatchTest {

    private final AtomicBoolean wanted = new AtomicBoolean(true);
    private final AtomicInteger silences = new AtomicInteger();

    @AfterEach
    void endTheWatch() {
        wanted.set(false);
    }

    @Test
    void aDatabaseThatTakesAConnectionAndSaysNothingIsSilentForAsLongAsItLasts() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            watch(new Line(silent.getLocalPort()));

            await().until(() -> silences.get() >= 2);
        }
    }

    @Test
    void oneThatRefusesIsAwayAndNotSilent() throws IOException {
        Line line = new Line(closedPort());
        watch(line);

        await().until(() -> line.attempts.get() >= 3);
        assertThat(silences).hasValue(0);
    }

    @Test
    void nobodyIsAskedAnyMoreWhenNobodyWantsToKnow() throws IOException {
        Line line = new Line(closedPort());
        wanted.set(false);
        Thread watch = watch(line);

        await().until(() -> !watch.isAlive());
        assertThat(line.attempts).hasValue(0);
    }

    private Thread watch(Line line) {
        return SilenceWatch.begin(line, silences::incrementAndGet, wanted::get);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    /** A way to a port of this machine that gives up after a second, and counts. */
    private static final class Line extends DriverManagerDataSource {

        final AtomicInteger attempts = new AtomicInteger();

        Line(int port) {
            super("jdbc:postgresql://127.0.0.1:" + port + "/none", "nobody", "none");
            Properties properties = new Properties();
            properties.setProperty("socketTimeout", "1");
            setConnectionProperties(properties);
        }

        @Override
        protected Connection getConnectionFromDriver(Properties properties) throws SQLException {
            attempts.incrementAndGet();
            return super.getConnectionFromDriver(properties);
        }
    }
}
