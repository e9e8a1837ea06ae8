package dev.openpartner.benchmarks.load;

/** Is told each answer; called by the one thread of the load, so what it does is part of the load's cost. */
@FunctionalInterface
public interface Answers {

    /** For whoever is not interested. */
    Answers IGNORED = (number, status, answer) -> {};

    /**
     * An answer has arrived as a whole.
     *
     * @param number of the request
     * @param status of the answer
     * @param answer valid during this call only
     */
    void arrived(long number, int status, AnswerText answer);
}
