package dev.openpartner.benchmarks.invariant;

/**
 * Something that must hold after a run.
 *
 * @param what must hold, as a sentence
 * @param looked at how much it was checked
 * @param fault what is wrong; empty when it holds
 */
public record Invariant(String what, String looked, String fault) {

    /** Holds when the fault is empty. */
    public static Invariant of(String what, String looked, String fault) {
        return new Invariant(what, looked, fault);
    }

    /** Whether it does. */
    public boolean holds() {
        return fault.isEmpty();
    }

    @Override
    public String toString() {
        return (holds() ? "ok    " : "FAULT ") + what + (looked.isEmpty() ? "" : " (" + looked + ")")
                + (holds() ? "" : ": " + fault);
    }
}
