package dev.openpartner.command.http;

import dev.openpartner.kernel.message.Refused;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Identifiers in a path: what cannot be one is not looked up. */
public final class PathId {

    private static final Pattern PLAUSIBLE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private PathId() {}

    /** Whether the text can be an identifier or a link key of this server. */
    public static boolean isPlausible(String text) {
        return PLAUSIBLE.matcher(text).matches();
    }

    /**
     * The text, when it can be an identifier.
     *
     * @param refusal what to answer when it cannot: that there is no such thing
     * @throws Refused that refusal
     */
    public static String require(String text, Supplier<Refused> refusal) {
        if (!isPlausible(text)) {
            throw refusal.get();
        }
        return text;
    }
}
