package dev.openpartner.command.privacy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of {@code vault.data_key}: keys wrapped on the way in, unwrapped on the way out. */
final class DataKeys {

    private static final String WRAPPING = "data-key";

    private final JdbcTemplate jdbc;
    private final Keyring keyring;
    private final SecureRandom random;

    DataKeys(JdbcTemplate jdbc, Keyring keyring, SecureRandom random) {
        this.jdbc = jdbc;
        this.keyring = keyring;
        this.random = random;
    }

    /** A new key, not stored yet. */
    DataKey generate(String subject, int generation) {
        byte[] bytes = new byte[MasterKey.LENGTH_BYTES];
        random.nextBytes(bytes);
        return new DataKey(subject, generation, new SecretKeySpec(bytes, "AES"));
    }

    /** The newest key of each subject that ever had one; destroyed ones come without a key. */
    List<Newest> newestOf(Collection<String> subjects) {
        return jdbc.query(
                """
                select distinct on (subject) subject, generation, wrapped
                from vault.data_key
                where subject = any (?)
                order by subject, generation desc
                """,
                (row, index) -> {
                    String subject = row.getString("subject");
                    int generation = row.getInt("generation");
                    return new Newest(subject, generation, unwrap(subject, generation, row.getBytes("wrapped")));
                },
                (Object) subjects.toArray(String[]::new));
    }

    /** One key by generation; empty when it was destroyed. */
    Optional<DataKey> find(String subject, int generation) {
        return jdbc
                .query(
                        "select wrapped from vault.data_key where subject = ? and generation = ? and wrapped is not null",
                        (row, index) -> unwrap(subject, generation, row.getBytes("wrapped")),
                        subject,
                        generation)
                .stream()
                .findFirst()
                .flatMap(found -> found);
    }

    /** Stores new keys in one statement. Returns how many were stored: fewer than given when another node was faster. */
    int insert(Collection<DataKey> keys) {
        String[] subjects = keys.stream().map(DataKey::subject).toArray(String[]::new);
        Integer[] generations = keys.stream().map(DataKey::generation).toArray(Integer[]::new);
        byte[][] wrapped = keys.stream().map(this::wrap).toArray(byte[][]::new);
        return jdbc.update(
                """
                insert into vault.data_key (subject, generation, wrapped)
                select * from unnest(?::text[], ?::integer[], ?::bytea[])
                on conflict do nothing
                """,
                subjects,
                generations,
                wrapped);
    }

    /** Destroys every key of the subjects, for ever. */
    void destroy(Collection<String> subjects) {
        jdbc.update(
                "update vault.data_key set wrapped = null, destroyed_at = now() where subject = any (?) and wrapped is not null",
                (Object) subjects.toArray(String[]::new));
    }

    private byte[] wrap(DataKey key) {
        return Keyring.seal(keyring.boxKey(WRAPPING), random, key.key().getEncoded(), context(key.subject(), key.generation()));
    }

    private Optional<DataKey> unwrap(String subject, int generation, byte @Nullable [] wrapped) {
        if (wrapped == null) {
            return Optional.empty();
        }
        byte[] bytes = Keyring.open(keyring.boxKey(WRAPPING), wrapped, context(subject, generation))
                .orElseThrow(() -> new IllegalStateException("The data key of " + subject
                        + " was wrapped under another master key. Give this server the master key of this database."));
        SecretKey key = new SecretKeySpec(bytes, "AES");
        return Optional.of(new DataKey(subject, generation, key));
    }

    private static byte[] context(String subject, int generation) {
        return (generation + "/" + subject).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The newest generation of a subject.
     *
     * @param key empty when it was destroyed
     */
    record Newest(String subject, int generation, Optional<DataKey> key) {}
}
