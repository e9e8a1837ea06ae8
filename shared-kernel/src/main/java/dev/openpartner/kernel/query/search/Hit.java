package dev.openpartner.kernel.query.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes by the text that was looked for.
 *
 * @param kind what it is
 * @param id its id
 * @param title its name, or what tells it from others
 * @param why by what it was found
 * @param at when it came to be
 */
public record Hit(Kind kind, String id, String title, String why, @Nullable Instant at) {

    /** What can be found. */
    public enum Kind {
        CONVERSION,
        COMMISSION,
        CLICK,
        PARTNER,
        CAMPAIGN
    }
}
