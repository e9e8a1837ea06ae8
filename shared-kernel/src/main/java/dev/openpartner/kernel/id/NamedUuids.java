package dev.openpartner.kernel.id;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** UUIDs that are a function of names: the same names give the same UUID, on every node and for ever. */
public final class NamedUuids {

    private static final long VERSION_BITS = 0x0000_0000_0000_F000L;
    private static final long VERSION_8 = 0x0000_0000_0000_8000L;
    private static final long VARIANT_BITS = 0xC000_0000_0000_0000L;
    private static final long VARIANT_RFC_9562 = 0x8000_0000_0000_0000L;

    private NamedUuids() {}

    /**
     * The UUID (version 8, RFC 9562) of some names: the first bits of a SHA-256 over them. Each name is preceded by its length, so
     * that no two lists of names run together.
     */
    public static UUID of(String... names) {
        MessageDigest digest = sha256();
        for (String name : names) {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        long high = hash.getLong() & ~VERSION_BITS | VERSION_8;
        long low = hash.getLong() & ~VARIANT_BITS | VARIANT_RFC_9562;
        return new UUID(high, low);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
