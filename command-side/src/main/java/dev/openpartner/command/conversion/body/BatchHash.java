package dev.openpartner.command.conversion.body;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;

/** The SHA-256 of all items of a batch in order; parsed items count as what they say, others as their bytes. */
public final class BatchHash {

    private final MessageDigest digest = sha256();

    /** Adds an item that was parsed. */
    public void add(JsonNode item) {
        byte[] text = item.toString().getBytes(StandardCharsets.UTF_8);
        add(text, 0, text.length);
    }

    /** Adds an item that could not be parsed. */
    public void addUnparsed(BatchItems.Cut item) {
        add(item.bytes(), item.from(), item.length());
    }

    private void add(byte[] bytes, int from, int length) {
        digest.update((length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes, from, length);
    }

    /** 64 hexadecimal characters; nothing can be added any more. */
    public String end() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
