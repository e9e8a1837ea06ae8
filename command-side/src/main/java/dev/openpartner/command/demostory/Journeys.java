package dev.openpartner.command.demostory;

import dev.openpartner.command.demostory.Step.Clicked;
import dev.openpartner.command.demostory.Step.Identified;
import dev.openpartner.command.demostory.Step.Reported;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Writes what visitors do: clicks, sign-ups, deals. Numbers whatever it writes, and knows nothing of what is decided about it. */
final class Journeys {

    static final long MINUTE_MS = 60_000;
    static final long HOUR_MS = 60 * MINUTE_MS;
    static final long DAY_MS = 24 * HOUR_MS;

    private static final List<String> CURRENCIES = List.of("USD", "USD", "USD", "EUR", "EUR", "GBP");
    private static final List<String> COUNTRIES = List.of("US", "US", "CA", "DE", "FR", "GB");
    private static final int IP_HASH_BYTES = 16;

    private final long nowMs;
    private final SplittableRandom random;
    private final List<Step> steps = new ArrayList<>();
    private int clicks;
    private int conversions;
    private int users;

    Journeys(long nowMs, SplittableRandom random) {
        this.nowMs = nowMs;
        this.random = random;
    }

    /** Somebody who may buy. */
    record Visitor(String userId, int region, String ipHash) {
        String currency() {
            return CURRENCIES.get(region);
        }
    }

    /** What was written so far. */
    List<Step> steps() {
        return steps;
    }

    void write(Step step) {
        steps.add(step);
    }

    /** A new visitor, by their work address. */
    Visitor visitor() {
        int number = users++;
        String first = Cast.FIRST_NAMES.get(number % Cast.FIRST_NAMES.size()).toLowerCase(Locale.ROOT);
        int round = number / Cast.FIRST_NAMES.size();
        String last = Cast.LAST_NAMES.get((number % Cast.FIRST_NAMES.size() + round) % Cast.LAST_NAMES.size()).toLowerCase(Locale.ROOT);
        return visitor(first + "." + last + "@" + Cast.COMPANIES.get(random.nextInt(Cast.COMPANIES.size())) + ".example");
    }

    Visitor visitor(String userId) {
        return new Visitor(userId, random.nextInt(CURRENCIES.size()), ipHash());
    }

    /** A moment so many days ago, in the hours in which people work. */
    long daysAgo(double days) {
        long day = (nowMs - (long) (days * DAY_MS)) / DAY_MS * DAY_MS;
        long moment = day + 8 * HOUR_MS + random.nextLong(10 * HOUR_MS);
        return Math.min(moment, nowMs - HOUR_MS - random.nextLong(HOUR_MS));
    }

    /** A click of a link; its number. */
    int click(Visitor visitor, int link, long atMs, String... flags) {
        int number = clicks++;
        Map<String, String> utm = random.nextInt(3) == 0 ? Map.of("source", "partner", "medium", "referral") : Map.of();
        @Nullable String referer = random.nextInt(4) == 0 ? null : Cast.REFERERS.get(random.nextInt(Cast.REFERERS.size()));
        steps.add(new Clicked(number, link, visitor.ipHash(), COUNTRIES.get(visitor.region()), utm, referer, List.of(flags), atMs));
        return number;
    }

    /** The visitor of a click signed up. */
    void identify(Visitor visitor, int click, long atMs) {
        steps.add(new Identified(click, visitor.userId(), atMs));
    }

    /** A CRM tells of a deal; the conversion's number. */
    int convert(Visitor visitor, int source, String type, @Nullable String value, long atMs) {
        int number = conversions++;
        steps.add(new Reported(number, source, visitor.userId(), body(visitor, number, source, type, value), atMs));
        return number;
    }

    /** A source sends what cannot be read. */
    void fail(int source, String body, long atMs) {
        steps.add(new Reported(conversions++, source, null, body, atMs));
    }

    int random(int bound) {
        return random.nextInt(bound);
    }

    private static String body(Visitor visitor, int number, int source, String type, @Nullable String value) {
        Cast.DemoSource from = Cast.SOURCES.get(source);
        String deal = from.dealFormat().formatted(41_200 + number);
        String amount = value == null ? "" : "\"value\": \"" + value + "\", \"currency\": \"" + visitor.currency() + "\", ";
        return "{\"userId\": \"%s\", \"type\": \"%s\", %s\"eventId\": \"%s-%s-%s\", \"metadata\": {\"%s\": \"%s\", \"company\": \"%s\"}}"
                .formatted(
                        visitor.userId(),
                        type,
                        amount,
                        from.source(),
                        deal,
                        type,
                        from.dealField(),
                        deal,
                        visitor.userId().replaceFirst(".*@", "").replaceFirst("\\.example$", ""));
    }

    private String ipHash() {
        byte[] bytes = new byte[IP_HASH_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
