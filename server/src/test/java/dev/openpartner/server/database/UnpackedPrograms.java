package dev.openpartner.server.database;

import java.io.IOException;
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
                Path target = dataDirectory.resolve("runtime").resolve(ONCE.relativize(file));
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    /** One class at a time; those that come later find them. */
    private static synchronized void unpackOnce() throws IOException {
        PostgresBinaries.unpackedBelow(ONCE);
    }
}
