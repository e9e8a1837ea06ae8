package dev.openpartner.server.database;

import dev.openpartner.server.startup.StartupProblem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once from the class path into a directory that is named after their content. */
final class PostgresBinaries {

    private static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rw-r--r--");
    private static final Set<PosixFilePermission> EXECUTABLE = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final int OWNER_MAY_EXECUTE = 0100;

    private PostgresBinaries() {}

    /** The directory that holds {@code bin/postgres}; unpacked below the given directory unless it is there already. */
    static Path unpackedBelow(Path directory) throws IOException {
        String resource = "/postgres-linux-" + architecture() + ".txz";
        Path home = directory.resolve("postgresql-" + fingerprint(resource));
        if (!Files.exists(home, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, EXECUTABLE);
            Path draft = directory.resolve(home.getFileName() + ".new");
            FileSystemUtils.deleteRecursively(draft);
            unpack(resource, draft);
            // A half unpacked directory never carries the final name.
            Files.move(draft, home);
        }
        return home;
    }

    private static String architecture() {
        String machine = System.getProperty("os.name", "") + " " + System.getProperty("os.arch", "");
        return switch (machine) {
            case "Linux amd64" -> "x86_64";
            case "Linux aarch64" -> "arm_64";
            default -> throw new StartupProblem(
                    "The embedded PostgreSQL runs on Linux (amd64, arm64); this is " + machine + ".",
                    "Start any PostgreSQL from version 15 and name it in OPENPARTNER_DATABASE_URL.");
        };
    }

    private static InputStream open(String resource) throws IOException {
        InputStream stream = PostgresBinaries.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IOException("The class path has no " + resource);
        }
        return new BufferedInputStream(stream);
    }

    /**
     * The checksum that the jar's own directory keeps of the archive, and its length: at every start, reading some 15 MB to hash them
     * would take longer than starting what they hold.
     */
    private static String fingerprint(String resource) throws IOException {
        URL location = PostgresBinaries.class.getResource(resource);
        if (location == null) {
            throw new IOException("The class path has no " + resource);
        }
        if (!(location.openConnection() instanceof JarURLConnection connection)) {
            throw new IOException(resource + " is not in a jar but at " + location);
        }
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            JarEntry entry = jar.getJarEntry(connection.getEntryName());
            return "%08x-%d".formatted(entry.getCrc(), entry.getSize());
        }
    }

    private static void unpack(String resource, Path target) throws IOException {
        try (TarArchiveInputStream archive = new TarArchiveInputStream(new XZInputStream(open(resource)))) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("The archive names a path outside of itself: " + entry.getName());
                }
                unpack(archive, entry, path);
            }
        }
    }

    private static void unpack(TarArchiveInputStream archive, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            createReadable(path);
            return;
        }
        createReadable(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(archive, path);
        Files.setPosixFilePermissions(path, (entry.getMode() & OWNER_MAY_EXECUTE) != 0 ? EXECUTABLE : READABLE);
    }

    /** Whatever the umask says, the database's own user must be able to enter. */
    private static void createReadable(@Nullable Path directory) throws IOException {
        if (directory != null && !Files.exists(directory)) {
            createReadable(directory.getParent());
            Files.createDirectory(directory);
            Files.setPosixFilePermissions(directory, EXECUTABLE);
        }
    }
}
