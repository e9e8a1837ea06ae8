package dev.openpartner.command.setting;

import org.jspecify.annotations.Nullable;

/**
 * A setting that cannot work, found while the server starts. Ends the start with a sentence for what is wrong and another for what
 * to do; neither may show a secret.
 */
public final class WrongSetting extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * A wrong setting.
     *
     * @param sentence which setting, and what is wrong with it
     * @param remedy what to set instead
     */
    public WrongSetting(String sentence, String remedy) {
        this(sentence, remedy, null);
    }

    /** The same, with the fault that showed it. */
    public WrongSetting(String sentence, String remedy, @Nullable Throwable cause) {
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
