package dev.openpartner.server.startup;

import org.jspecify.annotations.Nullable;

/** Something an operator has to put right before the server can start: a sentence for what is wrong, another for what to do. */
public final class StartupProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * A problem found while starting.
     *
     * @param sentence what is wrong, in words that need no stack trace
     * @param remedy what to do about it
     */
    public StartupProblem(String sentence, String remedy) {
        this(sentence, remedy, null);
    }

    /** The same, with the fault that showed it; its trace is printed at debug level only. */
    public StartupProblem(String sentence, String remedy, @Nullable Throwable cause) {
        super(sentence, cause);
        this.remedy = remedy;
    }

    /** What is wrong. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }
}
