package dev.openpartner.server.idempotency;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer as it was given the first time, without what belongs to that one exchange (request id, rate limit).
 *
 * @param body its bytes in base64
 */
record StoredAnswer(int status, Map<String, String> headers, String body) {

    private static final List<String> KEPT_HEADERS = List.of("Content-Type", "Location", "OpenPartner-Position");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    static StoredAnswer of(ContentCachingResponseWrapper response) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : KEPT_HEADERS) {
            String value = response.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        String encoded = Base64.getEncoder().encodeToString(response.getContentAsByteArray());
        return new StoredAnswer(response.getStatus(), headers, encoded);
    }

    void replayTo(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.setHeader("Idempotent-Replayed", "true");
        byte[] bytes = Base64.getDecoder().decode(body);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** Nonce, ciphertext and tag (AES-256-GCM). */
    byte[] seal(SecretKey key) {
        byte[] plain = JSON.writeValueAsBytes(this);
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce);
            byte[] box = new byte[NONCE_BYTES + cipher.getOutputSize(plain.length)];
            System.arraycopy(nonce, 0, box, 0, NONCE_BYTES);
            cipher.doFinal(plain, 0, plain.length, box, NONCE_BYTES);
            return box;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime cannot encrypt with AES-256-GCM", e);
        }
    }

    static StoredAnswer open(SecretKey key, byte[] box) {
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, box);
            byte[] plain = cipher.doFinal(box, NONCE_BYTES, box.length - NONCE_BYTES);
            return JSON.readValue(plain, StoredAnswer.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A stored answer does not open: the table or the master key was changed", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonceFirst) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonceFirst, 0, NONCE_BYTES));
        return cipher;
    }
}
