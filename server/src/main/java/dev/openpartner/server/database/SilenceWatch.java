package dev.openpartner.server.database;

import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that the database hangs: its connections stay open, and nothing answers, because its machine is frozen or the network
 * swallows what is sent. Whoever waits for an answer then would wait for as long as the longest statement may take. So a
 * connection of its own asks twice a second for nothing at all, and when even that stays unanswered, no other answer is coming:
 * what waits is ended, as if the database had cut its sessions.
 *
 * <p>A limit on every read would do the same to a rebuild or an index that only takes its time.
 */
final class SilenceWatch {

    private static final Logger LOG = LoggerFactory.getLogger(SilenceWatch.class);

    /** Between two questions. */
    private static final long PAUSE_MS = 500;

    private static final int LONGEST_ANSWER_MS = 3_000;

    private final DataSource line;
    private final Runnable onSilence;
    private final BooleanSupplier wanted;
    private boolean silent;

    private SilenceWatch(DataSource line, Runnable onSilence, BooleanSupplier wanted) {
        this.line = line;
        this.onSilence = onSilence;
        this.wanted = wanted;
    }

    /**
     * Begins to watch, on a thread of its own that ends by itself.
     *
     * @param line makes connections, and gives up when that takes as long as a silence
     * @param onSilence what to do then; called again for as long as it lasts
     * @param wanted ends the watch when it holds no more
     */
    static Thread begin(DataSource line, Runnable onSilence, BooleanSupplier wanted) {
        SilenceWatch watch = new SilenceWatch(line, onSilence, wanted);
        return Thread.ofVirtual().name("silence-watch").start(watch::watch);
    }

    private void watch() {
        try {
            while (wanted.getAsBoolean()) {
                try (Connection connection = line.getConnection()) {
                    askAgainAndAgain(connection);
                } catch (SQLException lost) {
                    lost(lost);
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private void askAgainAndAgain(Connection connection) throws SQLException, InterruptedException {
        connection.setNetworkTimeout(Runnable::run, LONGEST_ANSWER_MS);
        try (Statement statement = connection.createStatement()) {
            while (wanted.getAsBoolean()) {
                statement.execute("select");
                if (silent) {
                    silent = false;
                    LOG.info("The database answers again");
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            }
        }
    }

    /** A refusal is an answer, and whoever else asks hears it, too. */
    private void lost(SQLException lost) {
        if (!isSilence(lost)) {
            return;
        }
        if (!silent) {
            silent = true;
            LOG.warn("The database hangs: it takes what is sent and answers nothing; what waits for it is ended");
        }
        onSilence.run();
    }

    private static boolean isSilence(SQLException lost) {
        for (@Nullable Throwable cause = lost; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }
}
