package dev.openpartner.command.privacy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.openpartner.kernel.privacy.PersonalData;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Seals and opens personal fields. A sealed value reads {@code <generation>.<base64url box>}; the box is bound to its subject, so
 * that it opens nowhere else.
 *
 * <p>Inside a transaction, new keys are gathered and stored in one statement right before the commit: the events and the keys that
 * open them are committed together or not at all.
 */
public final class Vault implements PersonalData {

    /** For what was destroyed without a word in the log, such as a demo; of all else {@link ErasuresElsewhere} tells. */
    private static final Duration LONGEST_KEPT = Duration.ofMinutes(10);

    /** About as many as there are customers in the memory of the lanes. */
    private static final int KEPT_AT_MOST = 100_000;

    private final DataKeys keys;
    private final SecureRandom random;
    private volatile Cache<String, DataKey> newest = nothingKept();

    Vault(DataKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    private static Cache<String, DataKey> nothingKept() {
        return Caffeine.newBuilder()
                .maximumSize(KEPT_AT_MOST)
                .expireAfterWrite(LONGEST_KEPT)
                // Its upkeep is done by whoever adds a key; to wake another thread for each new customer costs more.
                .executor(Runnable::run)
                .build();
    }

    @Override
    public String seal(String subject, String plaintext) {
        DataKey key = keyFor(subject);
        byte[] box = Keyring.seal(key.key(), random, plaintext.getBytes(StandardCharsets.UTF_8), context(subject));
        return key.generation() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(box);
    }

    @Override
    public Optional<String> open(String subject, String sealed) {
        int dot = sealed.indexOf('.');
        int generation = Integer.parseInt(sealed, 0, dot, 10);
        byte[] box = Base64.getUrlDecoder().decode(sealed.substring(dot + 1));
        return keyOf(subject, generation)
                .flatMap(key -> Keyring.open(key.key(), box, context(subject)))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public void prefetch(Collection<String> subjects) {
        Cache<String, DataKey> kept = newest;
        Set<String> wanted = new HashSet<>(subjects);
        wanted.removeIf(subject -> kept.getIfPresent(subject) != null);
        if (wanted.isEmpty()) {
            return;
        }
        List<DataKeys.Newest> found = keys.newestOf(wanted);
        found.forEach(subject -> subject.key().ifPresent(key -> kept.put(subject.subject(), key)));
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            NewKeys session = NewKeys.ofTransaction(this);
            found.forEach(subject -> wanted.remove(subject.subject()));
            session.noteWithoutKeys(wanted);
        }
    }

    /** Destroys the keys of subjects: what was sealed for them opens nowhere any more. Takes part in the transaction. */
    public void destroy(Collection<String> subjects) {
        if (subjects.isEmpty()) {
            return;
        }
        keys.destroy(subjects);
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            NewKeys.ofTransaction(this).noteDestroyed(subjects);
        } else {
            forgetAll();
        }
    }

    private DataKey keyFor(String subject) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return NewKeys.ofTransaction(this).keyFor(subject);
        }
        Cache<String, DataKey> kept = newest;
        DataKey known = kept.getIfPresent(subject);
        if (known != null) {
            return known;
        }
        DataKey key = existingOrNew(subject);
        kept.put(subject, key);
        return key;
    }

    private DataKey existingOrNew(String subject) {
        Optional<DataKeys.Newest> found = keys.newestOf(List.of(subject)).stream().findFirst();
        if (found.isPresent() && found.get().key().isPresent()) {
            return found.get().key().get();
        }
        DataKey made = keys.generate(subject, found.map(DataKeys.Newest::generation).orElse(0) + 1);
        return keys.insert(List.of(made)) == 1 ? made : existingOrNew(subject);
    }

    private Optional<DataKey> keyOf(String subject, int generation) {
        Cache<String, DataKey> kept = newest;
        DataKey known = kept.getIfPresent(subject);
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            NewKeys session = NewKeys.ofTransaction(this);
            Optional<DataKey> pending = session.pending(subject, generation);
            if (pending.isPresent() || session.hasDestroyed(subject)) {
                return pending;
            }
        }
        if (known != null && known.generation() == generation) {
            return Optional.of(known);
        }
        Optional<DataKey> found = keys.find(subject, generation);
        found.ifPresent(key -> kept.asMap().merge(subject, key, (old, read) -> read.generation() > old.generation() ? read : old));
        return found;
    }

    DataKeys keys() {
        return keys;
    }

    /** The keys that are kept, until somebody is erased; what is added to them later is kept no more. */
    Cache<String, DataKey> kept() {
        return newest;
    }

    /** Somebody was erased: no key is kept that was read before that was known, not even one that somebody is just reading. */
    void forgetAll() {
        newest = nothingKept();
    }

    private static byte[] context(String subject) {
        return subject.getBytes(StandardCharsets.UTF_8);
    }
}
