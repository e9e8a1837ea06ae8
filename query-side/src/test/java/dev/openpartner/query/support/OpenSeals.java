package dev.openpartner.query.support;

import dev.openpartner.kernel.privacy.PersonalData;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Personal data whose seals hide nothing, and whose subjects can be forgotten. A later key does not open what came before. */
public final class OpenSeals implements PersonalData {

    private final Set<String> forgotten = ConcurrentHashMap.newKeySet();

    @Override
    public String seal(String subject, String plaintext) {
        return "sealed:" + plaintext;
    }

    @Override
    public Optional<String> open(String subject, String sealed) {
        return forgotten.contains(subject) ? Optional.empty() : Optional.of(sealed.substring("sealed:".length()));
    }

    @Override
    public void prefetch(Collection<String> subjects) {
        // Everything is here.
    }

    public void forget(String subject) {
        forgotten.add(subject);
    }
}
