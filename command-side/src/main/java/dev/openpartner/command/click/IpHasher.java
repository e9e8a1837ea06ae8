package dev.openpartner.command.click;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Hashes addresses of visitors under a random salt that lives one UTC day, in memory only. Two clicks of one address can be told
 * to belong together within a day and a process; after that nobody, the operator included, can find the address behind a hash by
 * trying all addresses, because the salt is gone. Other nodes, and this one after a restart, hash differently.
 */
@Component
@Profile("role-command")
class IpHasher {

    private static final int SALT_BYTES = 32;
    private static final int HASH_BYTES = 16;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable Salt salt;

    IpHasher(Clock clock) {
        this.clock = clock;
    }

    /** 128 bits of HMAC-SHA256 as hexadecimal characters. */
    String hash(String address) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(saltOfToday().bytes(), "HmacSHA256"));
            byte[] hash = mac.doFinal(address.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, HASH_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime cannot compute HMAC-SHA256", e);
        }
    }

    private Salt saltOfToday() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Salt current = salt;
        return current != null && current.day().equals(today) ? current : renew(today);
    }

    private synchronized Salt renew(LocalDate today) {
        Salt current = salt;
        if (current != null && current.day().equals(today)) {
            return current;
        }
        byte[] bytes = new byte[SALT_BYTES];
        random.nextBytes(bytes);
        Salt renewed = new Salt(today, bytes);
        salt = renewed;
        return renewed;
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared nor printed; kept only to be hashed with.
    private record Salt(LocalDate day, byte[] bytes) {}
}
