package dev.openpartner.kernel.access;

import java.util.Arrays;
import java.util.Optional;

/** What an integration key may do. No scope approves, pays, mints keys or edits campaigns: those are an admin's. */
public enum Scope {
    EVENTS_WRITE("events:write"),
    CLICKS_WRITE("clicks:write"),
    PARTNERS_READ("partners:read"),
    PARTNERS_WRITE("partners:write"),
    LINKS_WRITE("links:write"),
    COMMISSIONS_READ("commissions:read"),
    ATTRIBUTIONS_READ("attributions:read");

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    /** The scope as clients write it: {@code events:write}. */
    public String text() {
        return text;
    }

    /** The scope of that text; empty for an unknown one. */
    public static Optional<Scope> of(String text) {
        return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
    }
}
