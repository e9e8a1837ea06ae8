package dev.openpartner.server.database;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * The passwords of the three roles of the embedded database, made once and kept where only the server's user can read them.
 *
 * @param superuser of {@code postgres}, used only to create the other two
 * @param owner of {@code openpartner_owner}
 * @param application of {@code openpartner_app}
 */
record Passwords(String superuser, String owner, String application) {

    private static final int RANDOM_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Reads the file, or makes it; whoever finds it there reads whole passwords, because it appears by a rename. */
    static Passwords in(Path file) throws IOException {
        if (!Files.exists(file)) {
            make(file);
        }
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            kept.load(reader);
        }
        return new Passwords(kept(kept, file, "superuser"), kept(kept, file, "owner"), kept(kept, file, "application"));
    }

    private static String kept(Properties properties, Path file, String role) throws IOException {
        String password = properties.getProperty(role);
        if (password == null || password.isBlank()) {
            throw new IOException(file + " has no password for the role " + role);
        }
        return password;
    }

    private static void make(Path file) throws IOException {
        Properties made = new Properties();
        made.setProperty("superuser", random());
        made.setProperty("owner", random());
        made.setProperty("application", random());
        StringWriter text = new StringWriter();
        made.store(text, "Passwords of the embedded PostgreSQL. Keep this file with the database.");

        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, text.toString());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Passwords[hidden]";
    }
}
