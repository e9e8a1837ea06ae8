package dev.openpartner.command.http;

import dev.openpartner.kernel.api.Fault;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads times as clients send them: RFC 3339 with an offset, years 1970 to 9999. */
public final class Rfc3339 {

    private static final Pattern BARE_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern NO_OFFSET = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private Rfc3339() {}

    /** What became of a text: the moment it names, or what is wrong with it. */
    public sealed interface Outcome {

        /** The text names this moment. */
        record Moment(Instant instant) implements Outcome {}

        /** The text names no moment; the fault carries the pointer given. */
        record Unreadable(Fault fault) implements Outcome {}
    }

    /**
     * The moment that a text names.
     *
     * @param pointer where in the body the text stands, for the fault
     */
    public static Outcome parse(String pointer, String text) {
        if (BARE_DATE.matcher(text).matches()) {
            return unreadable(
                    pointer, "bare_date", "A date alone leaves the moment open. Send a time with an offset: %sT00:00:00Z.".formatted(text));
        }
        if (NO_OFFSET.matcher(text).matches()) {
            return unreadable(pointer, "missing_offset", "The time has no offset. Add one, such as Z for UTC: %sZ.".formatted(text));
        }
        try {
            Instant instant = OffsetDateTime.parse(text.toUpperCase(Locale.ROOT).replace(' ', 'T')).toInstant();
            if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LATEST)) {
                return unreadable(pointer, "out_of_range", "The time must lie in the years 1970 to 9999.");
            }
            return new Outcome.Moment(instant);
        } catch (DateTimeException e) {
            String message = "Not a time. Send RFC 3339 with an offset: 2026-01-31T09:30:00Z or 2026-01-31T10:30:00+01:00.";
            return unreadable(pointer, "invalid_time", message);
        }
    }

    private static Outcome unreadable(String pointer, String code, String message) {
        return new Outcome.Unreadable(new Fault(pointer, code, message));
    }
}
