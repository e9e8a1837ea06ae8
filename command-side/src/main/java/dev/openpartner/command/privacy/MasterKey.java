package dev.openpartner.command.privacy;

import dev.openpartner.command.setting.WrongSetting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The one secret from which all others are derived or with which they are wrapped: 256 random bits that never lie in the database.
 * Whoever loses it loses the personal data (not the amounts), and every key and customer has to be introduced anew: it belongs in
 * the backup, apart from the database's.
 */
final class MasterKey {

    static final int LENGTH_BYTES = 32;

    private MasterKey() {}

    /** The key given as base64 text. */
    static SecretKey parse(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw unusable("is not base64", e);
        }
        if (bytes.length != LENGTH_BYTES) {
            throw unusable("has " + bytes.length + " bytes instead of " + LENGTH_BYTES, null);
        }
        return new SecretKeySpec(bytes, "HmacSHA256");
    }

    /** The key kept in a file, made with mode 0600 when there is none. */
    static SecretKey keptIn(Path file, SecureRandom random) {
        try {
            if (!Files.exists(file)) {
                make(file, random);
            }
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new WrongSetting(
                    "The master key in " + file + " cannot be read or made: " + e.getMessage() + ".",
                    "Make the data directory writable for this user, or set OPENPARTNER_MASTER_KEY.",
                    e);
        }
    }

    private static void make(Path file, SecureRandom random) throws IOException {
        byte[] key = new byte[LENGTH_BYTES];
        random.nextBytes(key);
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        // Written beside and linked into place, so that a crash never leaves half a key and two starters agree on one.
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path draft = Files.createTempFile(directory, "master", ".draft", ownerOnly);
        try {
            Files.writeString(
                    draft,
                    Base64.getEncoder().encodeToString(key) + "\n",
                    StandardCharsets.US_ASCII,
                    StandardOpenOption.SYNC);
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException madeByAnother) {
            // Theirs is as good as ours; it is read next.
            return;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static WrongSetting unusable(String why, @Nullable Throwable cause) {
        return new WrongSetting(
                "The master key, OPENPARTNER_MASTER_KEY or the file master.key in the data directory, " + why + ".",
                "It is 32 random bytes in base64, as made by: openssl rand -base64 32",
                cause);
    }
}
