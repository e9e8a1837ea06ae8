package dev.openpartner.command.apikey;

import dev.openpartner.command.privacy.Keyring;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.stereotype.Component;

/** Keyed hashes of secrets, and their comparison in a time that tells nothing. */
@Component
class KeyHashes {

    private final Keyring keyring;

    KeyHashes(Keyring keyring) {
        this.keyring = keyring;
    }

    String ofSecret(KeyText key) {
        return keyring.keyedHash("api-key-secret", key.keyId(), key.secret());
    }

    String ofConfiguredKey(String key) {
        return keyring.keyedHash("configured-admin-key", key);
    }

    static boolean equal(String hash, String other) {
        return MessageDigest.isEqual(hash.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
