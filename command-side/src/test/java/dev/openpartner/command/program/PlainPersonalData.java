package dev.openpartner.command.program;

import dev.openpartner.kernel.privacy.PersonalData;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;

/** Marks what was sealed, for whom, and opens it for nobody else. */
final class PlainPersonalData implements PersonalData {

    @Override
    public String seal(String subject, String plaintext) {
        return subject + "|" + Base64.getEncoder().encodeToString(plaintext.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<String> open(String subject, String sealed) {
        return sealed.startsWith(subject + "|")
                ? Optional.of(new String(
                        Base64.getDecoder().decode(sealed.substring(subject.length() + 1)), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    @Override
    public void prefetch(Collection<String> subjects) {
        // Nothing to load.
    }
}
