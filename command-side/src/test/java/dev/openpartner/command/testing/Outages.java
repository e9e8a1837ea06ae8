package dev.openpartner.command.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between a process and its database, and cuts the line: at once, or right after a COMMIT went through. */
public final class Outages implements AutoCloseable {

    private static final byte[] COMMIT = "COMMIT".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket listener;
    private final int databasePort;
    private final Set<Socket> lines = ConcurrentHashMap.newKeySet();
    private volatile boolean down;
    private volatile boolean swallowNextCommitAnswer;

    /** Listens on a port of its own. */
    public Outages(int databasePort) {
        this.databasePort = databasePort;
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Cuts every line, and every new one, until {@link #restore}. */
    public void cut() {
        down = true;
        lines.forEach(Outages::closeQuietly);
    }

    public void restore() {
        down = false;
    }

    /** Lets the next COMMIT through to the database, and cuts its line before the answer. */
    public void loseTheAnswerOfTheNextCommit() {
        swallowNextCommitAnswer = true;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (down) {
                    client.close();
                    continue;
                }
                Socket database = new Socket(InetAddress.getLoopbackAddress(), databasePort);
                lines.add(client);
                lines.add(database);
                boolean[] cutAtAnswer = {false};
                Thread.ofVirtual().start(() -> copy(client, database, true, cutAtAnswer));
                Thread.ofVirtual().start(() -> copy(database, client, false, cutAtAnswer));
            } catch (IOException e) {
                down = down || listener.isClosed();
            }
        }
    }

    private void copy(Socket from, Socket to, boolean towardsDatabase, boolean[] cutAtAnswer) {
        byte[] bytes = new byte[65_536];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                if (towardsDatabase && swallowNextCommitAnswer && contains(bytes, count)) {
                    swallowNextCommitAnswer = false;
                    cutAtAnswer[0] = true;
                }
                if (!towardsDatabase && cutAtAnswer[0]) {
                    return;
                }
                out.write(bytes, 0, count);
            }
        } catch (IOException e) {
            closeQuietly(to);
        } finally {
            lines.remove(from);
            lines.remove(to);
        }
    }

    private static boolean contains(byte[] bytes, int count) {
        return new String(bytes, 0, count, StandardCharsets.ISO_8859_1)
                .contains(new String(COMMIT, StandardCharsets.US_ASCII));
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cut();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
