package dev.openpartner.query.read;

import dev.openpartner.kernel.api.Fault;
import dev.openpartner.kernel.api.InvalidRequest;
import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.query.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of a request, read one by one. Every fault is kept, and {@link #check} refuses the request with all of
 * them, parameters that nobody asked for included. A parameter without text counts as absent.
 */
public final class QueryParameters {

    private static final int MAX_LENGTH = 500;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;

    private final Map<String, String[]> parameters;
    private final Set<String> known = new HashSet<>();
    private final List<Fault> faults = new ArrayList<>();

    private QueryParameters(Map<String, String[]> parameters) {
        this.parameters = new TreeMap<>(parameters);
    }

    public static QueryParameters of(HttpServletRequest request) {
        return new QueryParameters(request.getParameterMap());
    }

    public @Nullable String text(String name) {
        known.add(name);
        String[] values = parameters.get(name);
        if (values == null || values.length == 0) {
            return null;
        }
        if (values.length > 1) {
            fault(name, "repeated", name + " is given more than once. Send it once.");
            return null;
        }
        String value = values[0].strip();
        if (value.length() > MAX_LENGTH) {
            fault(name, "too_long", name + " is longer than " + MAX_LENGTH + " characters.");
            return null;
        }
        if (value.indexOf(0) >= 0) {
            fault(name, "invalid_characters", name + " contains a NUL character.");
            return null;
        }
        return value.isEmpty() ? null : value;
    }

    /** One of a few words. */
    public @Nullable String choice(String name, Collection<String> choices) {
        String value = text(name);
        if (value == null || choices.contains(value)) {
            return value;
        }
        fault(name, "unknown_value", name + " is none of " + String.join(", ", choices) + ".");
        return null;
    }

    /** RFC 3339 with an offset. A space stands for the plus sign that it was before somebody decoded it. */
    public @Nullable Instant time(String name) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(value.replace(' ', '+'));
            if (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) {
                return time.toInstant();
            }
        } catch (DateTimeException e) {
            // Said below, whatever was wrong.
        }
        fault(name, "invalid_time", name + " is no RFC 3339 time with an offset. Send one such as 2026-05-01T00:00:00Z.");
        return null;
    }

    /** The end of what {@code since} begins. Before it, no row can be meant, and an empty list would hide the mistake. */
    public @Nullable Instant until(@Nullable Instant since) {
        Instant until = time("until");
        if (since != null && until != null && until.isBefore(since)) {
            fault("until", "before_since", "until is before since. Send the earlier time as since.");
        }
        return until;
    }

    public @Nullable Long number(String name, long min, long max) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        try {
            long number = Long.parseLong(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, whatever was wrong.
        }
        fault(name, "invalid_number", name + " is no whole number from " + min + " to " + max + ".");
        return null;
    }

    /** The page asked for: {@code limit} and {@code cursor}. */
    public PageRequest page() {
        Long limit = number("limit", 1, Page.MAX_LIMIT);
        return new PageRequest(limit == null ? Page.DEFAULT_LIMIT : limit.intValue(), text("cursor"));
    }

    /** Adds a fault that a caller found in a value. */
    public void fault(String name, String code, String message) {
        faults.add(new Fault(name, code, message));
    }

    /** Refuses the request when anything was wrong with it. */
    public void check() {
        for (String name : parameters.keySet()) {
            if (!known.contains(name)) {
                String here = String.join(", ", sorted(known));
                fault(name, "unknown_parameter", "There is no parameter of this name. Known here: " + here);
            }
        }
        if (!faults.isEmpty()) {
            throw InvalidRequest.query(faults);
        }
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }
}
