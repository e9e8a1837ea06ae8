package dev.openpartner.command.apikey;

import java.util.Optional;

/** The admin key that this start had to make, for whoever welcomes the operator. */
public interface NewAdminKey {

    /**
     * The key's text; empty when there was one already, by settings or from an earlier start. Makes the key when it is asked for
     * the first time, and answers the same ever after in this process.
     *
     * @throws RuntimeException when the store cannot be asked; ask again
     */
    Optional<String> plaintext();
}
