package dev.openpartner.kernel.commission;

import java.util.Arrays;
import java.util.Optional;

/** Which of a customer's conversions of one event type a rule pays for, counted per partner in order of conversion time. */
public enum RuleTrigger {
    /** Each one. */
    EVERY("every"),

    /** Only the first. */
    FIRST("first"),

    /** All but the first. */
    SUBSEQUENT("subsequent");

    private final String code;

    RuleTrigger(String code) {
        this.code = code;
    }

    /** The trigger of a stable code. */
    public static Optional<RuleTrigger> of(String code) {
        return Arrays.stream(values()).filter(trigger -> trigger.code.equals(code)).findFirst();
    }

    /** The stable code under which it is configured, stored and shown. */
    public String code() {
        return code;
    }
}
