package dev.openpartner.server.database;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** PostgreSQL's programs, unpacked once per build, because unpacking them takes as long as all the rest of a start. */
public final class UnpackedPrograms {

    private static final Path ONCE = Path.of("target/postgres-runtime");

    private UnpackedPrograms() {}

    /** Lays them where a server would have unpacked them. */
    public static void into(Path dataDirectory) throws IOException {
        unpackOnce();
        try (Stream<Path> files = Files.walk(ONCE)) {
            for (Path file : files.toList()) {
                lay(file, dataDirectory.resolve("runtime").resolve(ONCE.relativize(file)));
            }
        }
    }

    /** One class at a time; those that come later find them. */
    private static synchronized void unpackOnce() throws IOException {
        PostgresBinaries.unpackedBelow(ONCE);
    }

    /** As one more name of a file, because a dozen servers with 60 MB each of their own are a lot of disk. */
    private static void lay(Path file, Path target) throws IOException {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            try {
                Files.createLink(target, file);
                return;
            } catch (FileSystemException | UnsupportedOperationException onAnotherDisk) {
                // A copy does as well.
            }
        }
        Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    }
}
