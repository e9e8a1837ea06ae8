package dev.openpartner.server.signin;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An authenticator with one passkey (ES256, no attestation), and the browser in front of it: WebAuthn level 3 in a hundred lines. */
final class SoftAuthenticator {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int USER_PRESENT = 0x01;
    private static final int USER_VERIFIED = 0x04;
    private static final int WITH_KEY = 0x40;
    private static final int AAGUID_BYTES = 16;

    private final KeyPair keys;
    private final byte[] credentialId = new byte[32];
    private final String origin;
    private String userHandle = "";
    private int verified = USER_VERIFIED;

    SoftAuthenticator(String origin) {
        this.origin = origin;
        new SecureRandom().nextBytes(credentialId);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            this.keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From now on it does not ask its owner for a finger, face or code. */
    void withoutVerification() {
        verified = 0;
    }

    /** The body that registers the passkey, in answer to a challenge. */
    String register(String challenge, String label) {
        JsonNode options = JSON.readTree(challenge);
        userHandle = options.at("/user/id").asString();
        String client = client("webauthn.create", options);
        byte[] attestation = concat(
                new byte[] {(byte) 0xa3},
                text("fmt"), text("none"),
                text("attStmt"), new byte[] {(byte) 0xa0},
                text("authData"), bytes(newKey(options.at("/rp/id").asString())));
        return """
                {"publicKey": {"label": "%s", "credential": {"id": "%2$s", "rawId": "%2$s", "type": "public-key",
                 "response": {"attestationObject": "%3$s", "clientDataJSON": "%4$s", "transports": []},
                 "clientExtensionResults": {}, "authenticatorAttachment": "platform"}}}"""
                .formatted(label, base64(credentialId), base64(attestation), base64(utf8(client)));
    }

    /** The body that signs in, in answer to a challenge. */
    String signIn(String challenge) {
        JsonNode options = JSON.readTree(challenge);
        byte[] client = utf8(client("webauthn.get", options));
        byte[] authenticator = head(options.path("rpId").asString(), USER_PRESENT | verified);
        return """
                {"id": "%1$s", "rawId": "%1$s", "type": "public-key", "response": {"authenticatorData": "%2$s",
                 "clientDataJSON": "%3$s", "signature": "%4$s", "userHandle": "%5$s"},
                 "clientExtensionResults": {}, "authenticatorAttachment": "platform"}"""
                .formatted(
                        base64(credentialId),
                        base64(authenticator),
                        base64(client),
                        base64(sign(concat(authenticator, sha256(client)))),
                        userHandle);
    }

    private String client(String type, JsonNode options) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, options.path("challenge").asString(), origin);
    }

    private byte[] newKey(String rpId) {
        byte[] length = ByteBuffer.allocate(Short.BYTES).putShort((short) credentialId.length).array();
        return concat(
                head(rpId, USER_PRESENT | verified | WITH_KEY), new byte[AAGUID_BYTES], length, credentialId, coseKey());
    }

    private static byte[] head(String rpId, int flags) {
        return concat(sha256(utf8(rpId)), new byte[] {(byte) flags}, new byte[Integer.BYTES]);
    }

    /** A map of five: type EC2, algorithm ES256, curve P-256, and the point. */
    private byte[] coseKey() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        return concat(
                new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21},
                bytes(coordinate(key.getW().getAffineX())),
                new byte[] {0x22},
                bytes(coordinate(key.getW().getAffineY())));
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] signed = number.toByteArray();
        byte[] fixed = new byte[32];
        int from = Math.max(0, signed.length - fixed.length);
        System.arraycopy(signed, from, fixed, fixed.length - (signed.length - from), signed.length - from);
        return fixed;
    }

    private byte[] sign(byte[] data) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A text of fewer than 24 bytes in CBOR. */
    private static byte[] text(String text) {
        return concat(new byte[] {(byte) (0x60 | text.length())}, utf8(text));
    }

    /** Bytes in CBOR, with their length in one byte. */
    private static byte[] bytes(byte[] bytes) {
        return concat(new byte[] {0x58, (byte) bytes.length}, bytes);
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(whole::writeBytes);
        return whole.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
