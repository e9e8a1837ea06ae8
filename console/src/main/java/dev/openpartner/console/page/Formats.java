package dev.openpartner.console.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** How values are written on pages; templates call it {@code fmt}. */
@Component
@Profile("role-query")
public final class Formats {

    private static final DateTimeFormatter ABSOLUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int SHORT_ID = 8;
    private static final int SHORT_TEXT = 60;

    /** A moment as {@code 2026-05-01 12:30 UTC}. */
    public String time(Instant at) {
        return ABSOLUTE.format(at);
    }

    /** How far a moment is from now: {@code 3 h ago}, {@code in 4 days}. */
    public String relative(Instant at, Instant now) {
        Duration between = Duration.between(at, now);
        String span = span(between.abs());
        if (span.isEmpty()) {
            return "just now";
        }
        return between.isNegative() ? "in " + span : span + " ago";
    }

    /** A time span in its largest unit; empty below a minute. */
    public String span(Duration span) {
        if (span.toDays() >= 2) {
            return span.toDays() + " days";
        }
        if (span.toHours() >= 2) {
            return span.toHours() + " h";
        }
        return span.toMinutes() >= 1 ? span.toMinutes() + " min" : "";
    }

    /** A count with its thousands parted: {@code 1,234,567}. */
    public String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A decimal amount with its currency and thousands parted: {@code 18,204.50 USD}. Nothing is calculated. */
    public String money(@Nullable String amount, String currency) {
        if (amount == null) {
            return "no value";
        }
        int point = amount.indexOf('.');
        String whole = point < 0 ? amount : amount.substring(0, point);
        String rest = point < 0 ? "" : amount.substring(point);
        return whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",") + rest + " " + currency;
    }

    /** The end of an id, which is where ids differ. */
    public String id(String id) {
        return id.length() <= SHORT_ID ? id : "…" + id.substring(id.length() - SHORT_ID);
    }

    /** Whether a text is too long for one line of a table. */
    public boolean isLong(@Nullable String text) {
        return text != null && text.length() > SHORT_TEXT;
    }

    /** The beginning of a text that is too long for one line of a table; whole characters only. */
    public String begin(String text) {
        boolean cut = text.codePointCount(0, text.length()) > SHORT_TEXT;
        return cut ? text.substring(0, text.offsetByCodePoints(0, SHORT_TEXT)) + "…" : text;
    }

    /** A code as words: {@code no_identity} is {@code no identity}. */
    public String words(@Nullable String code) {
        return code == null ? "" : code.replace('_', ' ');
    }
}
