package dev.openpartner.server.welcome;

import java.util.Optional;

/** Offers an admin key that had to be made at this start. It is shown once, on the terminal, and never again. */
@FunctionalInterface
public interface KeyToShow {

    /** The key in plain text; empty when none was made. */
    Optional<String> plaintext();
}
