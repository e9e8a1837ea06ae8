package dev.openpartner.command.privacy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Keyed hashes and boxes under keys derived from the master key (HKDF-SHA256), one per purpose, so that a value made for one
 * purpose says nothing in another. Without the master key nobody can test a guess of what was hashed. Thread-safe.
 */
public final class Keyring {

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int ID_BYTES = 16;

    /** Looking the provider up costs more than the encryption of an event, so it is asked for once. */
    private static final Provider AES_GCM = cipherProvider();

    private final SecretKey master;
    private final SecureRandom random;
    private final Map<String, SecretKey> boxKeys = new ConcurrentHashMap<>();

    /** Of each purpose one that has its key and is never fed, to be cloned. */
    private final Map<String, Mac> macs = new ConcurrentHashMap<>();

    Keyring(SecretKey master, SecureRandom random) {
        this.master = master;
        this.random = random;
    }

    /** HMAC-SHA256 of the parts as 64 hexadecimal characters. Parts are framed: ("ab", "c") and ("a", "bc") differ. */
    public String keyedHash(String purpose, String... parts) {
        return HexFormat.of().formatHex(mac(purpose, parts));
    }

    /** The first 128 bits of the keyed hash as 32 hexadecimal characters: an id that stands for personal data without being it. */
    public String keyedId(String purpose, String... parts) {
        return HexFormat.of().formatHex(mac(purpose, parts), 0, ID_BYTES);
    }

    /** The first bits of the keyed hash as a UUID of version 8, for ids that must come out the same for the same parts. */
    public UUID keyedUuid(String purpose, String... parts) {
        ByteBuffer hash = ByteBuffer.wrap(mac(purpose, parts));
        long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** Encrypts with AES-256-GCM: nonce, ciphertext and tag in one. */
    public byte[] seal(String purpose, byte[] plaintext) {
        return seal(boxKey(purpose), random, plaintext, new byte[0]);
    }

    /** What {@link #seal(String, byte[])} encrypted; empty when it is not a box of this keyring and purpose. */
    public Optional<byte[]> open(String purpose, byte[] box) {
        return open(boxKey(purpose), box, new byte[0]);
    }

    static byte[] seal(SecretKey key, SecureRandom random, byte[] plaintext, byte[] context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = Cipher.getInstance(TRANSFORMATION, AES_GCM);
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context);
            byte[] box = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(plaintext.length));
            cipher.doFinal(plaintext, 0, plaintext.length, box, NONCE_BYTES);
            return box;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime cannot encrypt with AES-256-GCM", e);
        }
    }

    static Optional<byte[]> open(SecretKey key, byte[] box, byte[] context) {
        if (box.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            return Optional.empty();
        }
        try {
            Cipher cipher = Cipher.getInstance(TRANSFORMATION, AES_GCM);
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, box, 0, NONCE_BYTES));
            cipher.updateAAD(context);
            return Optional.of(cipher.doFinal(box, NONCE_BYTES, box.length - NONCE_BYTES));
        } catch (AEADBadTagException notOurs) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime cannot decrypt with AES-256-GCM", e);
        }
    }

    private byte[] mac(String purpose, String... parts) {
        return cloned(macs.computeIfAbsent(purpose, this::keyed)).doFinal(framed(parts));
    }

    /** Each part in UTF-8 after its length. */
    private static byte[] framed(String... parts) {
        byte[][] texts = new byte[parts.length][];
        int length = 0;
        for (int i = 0; i < parts.length; i++) {
            texts[i] = parts[i].getBytes(StandardCharsets.UTF_8);
            length += Integer.BYTES + texts[i].length;
        }
        ByteBuffer framed = ByteBuffer.allocate(length);
        for (byte[] text : texts) {
            framed.putInt(text.length).put(text);
        }
        return framed.array();
    }

    private Mac keyed(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(derive("hash:" + purpose, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime cannot compute HMAC-SHA256", e);
        }
    }

    private static Mac cloned(Mac unfed) {
        try {
            return (Mac) unfed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The HMAC-SHA256 of this Java runtime cannot be cloned", e);
        }
    }

    private static Provider cipherProvider() {
        try {
            return Cipher.getInstance(TRANSFORMATION).getProvider();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no AES-256-GCM", e);
        }
    }

    SecretKey boxKey(String purpose) {
        return boxKeys.computeIfAbsent(purpose, name -> derive("box:" + name, "AES"));
    }

    private SecretKey derive(String info, String algorithm) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            algorithm,
                            HKDFParameterSpec.expandOnly(
                                    master, info.getBytes(StandardCharsets.UTF_8), MasterKey.LENGTH_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime cannot derive keys with HKDF-SHA256", e);
        }
    }
}
