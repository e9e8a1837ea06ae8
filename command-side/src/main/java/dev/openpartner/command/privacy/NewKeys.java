package dev.openpartner.command.privacy;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The keys that one transaction makes, stored in one statement before it commits and known to others only after; and whose it destroys. */
final class NewKeys implements TransactionSynchronization {

    private final Vault vault;
    private final Cache<String, DataKey> kept;
    private final Map<String, DataKey> made = new HashMap<>();
    private final Set<String> withoutKeys = new HashSet<>();
    private final Set<String> destroyed = new HashSet<>();

    private NewKeys(Vault vault) {
        this.vault = vault;
        this.kept = vault.kept();
    }

    static NewKeys ofTransaction(Vault vault) {
        if (TransactionSynchronizationManager.getResource(vault) instanceof NewKeys existing) {
            return existing;
        }
        NewKeys fresh = new NewKeys(vault);
        TransactionSynchronizationManager.bindResource(vault, fresh);
        TransactionSynchronizationManager.registerSynchronization(fresh);
        return fresh;
    }

    /** Subjects that a look-up in this transaction found to have no key, so that sealing for them asks no second time. */
    void noteWithoutKeys(Collection<String> subjects) {
        withoutKeys.addAll(subjects);
    }

    DataKey keyFor(String subject) {
        DataKey pending = made.get(subject);
        if (pending != null) {
            return pending;
        }
        DataKey known = destroyed.contains(subject) ? null : vault.kept().getIfPresent(subject);
        if (known != null) {
            return known;
        }
        int formerGeneration = 0;
        if (!withoutKeys.contains(subject)) {
            Optional<DataKeys.Newest> found =
                    vault.keys().newestOf(List.of(subject)).stream().findFirst();
            if (found.isPresent() && found.get().key().isPresent()) {
                return found.get().key().get();
            }
            formerGeneration = found.map(DataKeys.Newest::generation).orElse(0);
        }
        DataKey key = vault.keys().generate(subject, formerGeneration + 1);
        made.put(subject, key);
        return key;
    }

    Optional<DataKey> pending(String subject, int generation) {
        return Optional.ofNullable(made.get(subject)).filter(key -> key.generation() == generation);
    }

    /** Whether this transaction destroyed the keys that a subject had. */
    boolean hasDestroyed(String subject) {
        return destroyed.contains(subject);
    }

    /** Notes whose keys this transaction destroyed, which are known to others until it is committed. */
    void noteDestroyed(Collection<String> subjects) {
        destroyed.addAll(subjects);
        // A key made by this very transaction is not stored yet, and must not be.
        subjects.forEach(made::remove);
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        if (!made.isEmpty() && vault.keys().insert(made.values()) != made.size()) {
            throw new ConcurrencyFailureException(
                    "Another node made a data key for the same subject at the same moment; nothing was stored, try again.");
        }
    }

    @Override
    public void afterCommit() {
        made.values().forEach(key -> kept.put(key.subject(), key));
        if (!destroyed.isEmpty()) {
            vault.forgetAll();
        }
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResource(vault);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(vault, this);
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(vault);
    }
}
