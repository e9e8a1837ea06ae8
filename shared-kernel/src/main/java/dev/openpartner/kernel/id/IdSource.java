package dev.openpartner.kernel.id;

/** Makes identifiers for new things. Passed into decisions, so that a decision can be repeated to the letter in a test. */
@FunctionalInterface
public interface IdSource {

    /** A new identifier, unique for ever; opaque to clients. */
    String next();
}
