package dev.openpartner.server.idempotency;

import dev.openpartner.command.privacy.Keyring;
import dev.openpartner.kernel.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * What makes a request the same as an earlier one.
 *
 * @param id stands for tenant, source, method, path and the client's key
 * @param fingerprint stands for query and body
 * @param boxKey AES-256 key of the stored answer. It takes the client's key to derive, which is stored nowhere: whoever holds the
 *     database and even the master key cannot read the secrets and the personal data in stored answers
 */
record RequestIdentity(String id, String fingerprint, SecretKey boxKey) {

    static RequestIdentity of(Keyring keyring, Caller caller, HttpServletRequest request, String key, byte[] body) {
        String[] scope = {caller.tenant(), caller.source(), request.getMethod(), request.getRequestURI(), key};
        String query = Objects.requireNonNullElse(request.getQueryString(), "");
        return new RequestIdentity(
                keyring.keyedHash("idempotent-answer-id", scope),
                keyring.keyedHash("idempotent-answer-fingerprint", query, sha256(body)),
                new SecretKeySpec(HexFormat.of().parseHex(keyring.keyedHash("idempotent-answer-box", scope)), "AES"));
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256", e);
        }
    }

    /** Without its key: a record would print it. */
    @Override
    public String toString() {
        return "request " + id;
    }
}
