package dev.openpartner.server.database;

import dev.openpartner.server.startup.StartupProblem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a data directory to one server. The operating system lets go of it when the process ends, however it ends. */
final class ServerLock implements AutoCloseable {

    private final FileChannel channel;

    private ServerLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the directory, or says that another server has it. */
    static ServerLock take(Path dataDirectory) {
        try {
            FileChannel channel = FileChannel.open(
                    dataDirectory.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(channel)) {
                return new ServerLock(channel);
            }
            channel.close();
        } catch (IOException unwritable) {
            throw new StartupProblem(
                    "The data directory " + dataDirectory + " cannot be written to: " + unwritable.getMessage() + ".",
                    "Make it writable for the user that runs the server, or name another one in OPENPARTNER_DATA_DIR.",
                    unwritable);
        }
        throw new StartupProblem(
                "Another OpenPartner server is running on the data directory " + dataDirectory + ".",
                "Stop that server, or give this one its own directory with OPENPARTNER_DATA_DIR.");
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
