package dev.openpartner.console.page;

import dev.openpartner.kernel.api.Fault;
import dev.openpartner.kernel.api.InvalidRequest;
import dev.openpartner.kernel.money.InvalidMoney;
import dev.openpartner.kernel.money.Money;
import dev.openpartner.kernel.query.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The address of a page, whose parameters are all that a list is narrowed by: so a list can be shared, kept and come back to. Blank
 * parameters are as good as none.
 */
public final class Here {

    /** As many rows as fit a screen or two. */
    private static final int ROWS = 50;

    private static final int MAX_LENGTH = 500;

    private static final Set<String> NARROWS_NOTHING = Set.of("cursor", "sort", "done");

    /** A path of this server: one slash, and none of what browsers take for another host or a header's end. */
    private static final Pattern PAGE = Pattern.compile("/(?![/\\\\])[A-Za-z0-9/_.~%?=&+:@,;-]{0,2000}");

    private final String path;
    private final Map<String, String> parameters;

    private Here(String path, Map<String, String> parameters) {
        this.path = path;
        this.parameters = parameters;
    }

    /** The address that was asked for. */
    public static Here of(HttpServletRequest request) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (request.getMethod().equals("GET")) {
            request.getParameterMap().forEach((name, values) -> {
                String value = values[0].strip();
                if (!value.isEmpty() && value.indexOf(0) < 0) {
                    parameters.put(name, value);
                }
            });
        }
        return new Here(request.getRequestURI(), parameters);
    }

    /** The path alone. */
    public String path() {
        return path;
    }

    /** A parameter as it was sent. */
    public @Nullable String text(String name) {
        String value = parameters.get(name);
        if (value != null && value.length() > MAX_LENGTH) {
            throw fault(name, "too_long", name + " is longer than " + MAX_LENGTH + " characters.");
        }
        return value;
    }

    /** A parameter as a form shows it again. */
    public String get(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** A day, which begins at midnight UTC, or a moment in RFC 3339. */
    public @Nullable Instant time(String name) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        try {
            return value.length() > "2026-05-01".length()
                    ? OffsetDateTime.parse(value.replace(' ', '+')).toInstant()
                    : LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw fault(name, "invalid_time", name + " is no day such as 2026-05-01 and no RFC 3339 time with an offset.");
        }
    }

    /** The end of a day that is counted in, or a moment. */
    public @Nullable Instant until(String name) {
        Instant time = time(name);
        boolean day = time != null && get(name).length() <= "2026-05-01".length();
        return time != null && day ? time.plus(Duration.ofDays(1)) : time;
    }

    /** A currency code in any case. */
    public @Nullable String currency(String name) {
        String code = text(name);
        return code == null ? null : code.toUpperCase(Locale.ROOT);
    }

    /** A decimal of zero or more. */
    public @Nullable String amount(String name) {
        String value = text(name);
        try {
            return value == null ? null : Money.parseDecimal(value).toPlainString();
        } catch (InvalidMoney e) {
            throw fault(name, "invalid_amount", name + " is no amount. Send a decimal such as 100.00.");
        }
    }

    /** The page of the list. */
    public PageRequest page() {
        return new PageRequest(ROWS, text("cursor"));
    }

    /** Whether a page of so many rows could have had more. */
    public boolean leavesRoom(int rows) {
        return rows < ROWS;
    }

    /** Whether anything narrows the list. */
    public boolean isNarrowed() {
        return parameters.keySet().stream().anyMatch(name -> !NARROWS_NOTHING.contains(name));
    }

    /** This address with another value of a parameter; from the first page, unless that is what is changed. */
    public String with(String name, @Nullable String value) {
        return with(Map.of(name, value == null ? "" : value));
    }

    /** This address from the first page on, narrowed to a time: to days where it is made of them, to the moment otherwise. */
    public String between(Instant since, Instant until) {
        boolean days = since.equals(since.truncatedTo(ChronoUnit.DAYS)) && until.equals(until.truncatedTo(ChronoUnit.DAYS));
        return with(days
                ? Map.of("since", day(since), "until", day(until.minus(Duration.ofDays(1))))
                : Map.of("since", since.toString(), "until", until.toString()));
    }

    private static String day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
    }

    private String with(Map<String, String> values) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        changed.remove("cursor");
        changed.remove("done");
        changed.putAll(values);
        changed.values().removeIf(String::isEmpty);
        changed.keySet().forEach(key -> address.queryParam(key, "{" + key + "}"));
        return address.encode().buildAndExpand(changed).toUriString();
    }

    /** This address from the first page on. */
    public String first() {
        return with("cursor", null);
    }

    /** What this address narrows the list by, as a query; empty when nothing does. */
    public String narrowing() {
        String address = first();
        return isNarrowed() ? address.substring(address.indexOf('?') + 1) : "";
    }

    /** This address as it is. */
    public String self() {
        return with("cursor", parameters.get("cursor"));
    }

    /** Where a form wants to lead, when that is a page of this server; otherwise the other. */
    public static String inside(@Nullable String wanted, String otherwise) {
        return wanted != null && PAGE.matcher(wanted).matches() ? wanted : otherwise;
    }

    private static InvalidRequest fault(String name, String code, String message) {
        return InvalidRequest.query(List.of(new Fault(name, code, message)));
    }
}
