package dev.openpartner.server.welcome;

import java.util.Optional;

/** Offers the link by which the first admin is made, where there is none yet. It is shown on the terminal and nowhere else. */
@FunctionalInterface
public interface SetUpLinkToShow {

    /** The whole link; empty when somebody can sign in already. Each call makes a new one and voids the one before. */
    Optional<String> link();
}
