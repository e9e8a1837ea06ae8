package dev.openpartner.server.settings;

import dev.openpartner.server.startup.StartupProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The directory in which the server keeps what is its own. It is made at the first start, so that only the server's user can
 * look into it; when that user is root, others may pass through it, because the database runs as one of them.
 *
 * @param path absolute
 */
public record DataDirectory(Path path) {

    /** Makes the directory if need be, and makes sure that it can be written to. */
    public static DataDirectory prepare(Path wanted) {
        Path path = wanted.toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path);
                boolean root = (int) Files.getAttribute(path, "unix:uid") == 0;
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(root ? "rwx--x--x" : "rwx------"));
            }
        } catch (IOException refused) {
            throw unusable(path, String.valueOf(refused), refused);
        }
        if (!Files.isWritable(path)) {
            throw unusable(path, "this user may not write there", null);
        }
        return new DataDirectory(path);
    }

    private static StartupProblem unusable(
            Path path, String reason, @Nullable IOException cause) {
        return new StartupProblem(
                "The data directory " + path + " cannot be used: " + reason + ".",
                "Make it writable for the user that runs the server, or name another one in OPENPARTNER_DATA_DIR.",
                cause);
    }
}
