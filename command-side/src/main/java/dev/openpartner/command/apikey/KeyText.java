package dev.openpartner.command.apikey;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The text of an API key: {@code op_<live|test>_<keyId>_<secret>_<checksum>}. Underscores, so that a double click selects it whole;
 * 48 characters of secret, 285 bits; and a CRC-32 over everything before it, so that a scanner or the server tells a mistyped or
 * invented key from a real one before any look-up. The checksum keeps nothing secret and protects against no attacker.
 *
 * @param mode {@code live} or {@code test}
 */
record KeyText(String mode, String keyId, String secret) {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int SECRET_LENGTH = 48;
    private static final int CHECKSUM_LENGTH = 6;
    private static final int LAST_SHOWN = 4;
    private static final Pattern FORMAT = Pattern.compile(
            "op_(live|test)_([0-9A-Za-z]{1,32})_([0-9A-Za-z]{%d})_([0-9A-Za-z]{%d})".formatted(SECRET_LENGTH, CHECKSUM_LENGTH));

    /** A key with a new secret. */
    static KeyText generate(String mode, String keyId, RandomGenerator random) {
        StringBuilder secret = new StringBuilder(SECRET_LENGTH);
        for (int i = 0; i < SECRET_LENGTH; i++) {
            secret.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new KeyText(mode, keyId, secret.toString());
    }

    /** The key that a text is; empty when it has another shape or its checksum is wrong. */
    static Optional<KeyText> parse(String text) {
        Matcher matcher = FORMAT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        KeyText key = new KeyText(matcher.group(1), matcher.group(2), matcher.group(3));
        return checksum(key.body()).equals(matcher.group(4)) ? Optional.of(key) : Optional.empty();
    }

    /** The whole key; shown once, at its minting. */
    String plaintext() {
        return body() + "_" + checksum(body());
    }

    /** What may be shown of the beginning: it names the key and holds no secret. */
    String prefix() {
        return "op_" + mode + "_" + keyId;
    }

    /** What may be shown of the end: characters of the checksum. */
    String last4() {
        String text = plaintext();
        return text.substring(text.length() - LAST_SHOWN);
    }

    private String body() {
        return prefix() + "_" + secret;
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        long rest = crc.getValue();
        char[] text = new char[CHECKSUM_LENGTH];
        for (int i = CHECKSUM_LENGTH - 1; i >= 0; i--) {
            text[i] = ALPHABET.charAt((int) (rest % ALPHABET.length()));
            rest /= ALPHABET.length();
        }
        return new String(text);
    }

    /** Without the secret, so that it reaches no log. */
    @Override
    public String toString() {
        return prefix();
    }
}
