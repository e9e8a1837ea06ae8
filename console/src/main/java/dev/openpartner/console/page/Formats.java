package dev.openpartner.console.page;

import dev.openpartner.kernel.commission.RuleTerms;
import dev.openpartner.kernel.query.dashboard.Attention;
import dev.openpartner.kernel.query.search.Hit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
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

    private static final DateTimeFormatter FIELD =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int SHORT_ID = 8;
    private static final int SHORT_TEXT = 60;

    private static final char ISOLATE = '\u2068';
    private static final char END_OF_ISOLATE = '\u2069';

    /** A moment as {@code 2026-05-01 12:30 UTC}. */
    public String time(Instant at) {
        return ABSOLUTE.format(at);
    }

    /** A moment as a field of a form takes it, in UTC. */
    public String field(@Nullable Instant at) {
        return at == null ? "" : FIELD.format(at);
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

    /** A count that stops somewhere: {@code 1,000 or more}. */
    public String atMost(long number) {
        return number >= Attention.MOST ? count(number) + " or more" : count(number);
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
        int characters = id.codePointCount(0, id.length());
        return characters <= SHORT_ID ? id : "…" + id.substring(id.offsetByCodePoints(0, characters - SHORT_ID));
    }

    /** Whether a text is too long for one line of a table. */
    public boolean isLong(@Nullable String text) {
        return text != null && text.length() > SHORT_TEXT;
    }

    /** The beginning of a text that is too long for one line of a table; whole characters only, and never nothing that could be seen. */
    public String begin(String text) {
        String begin = Sight.first(text, SHORT_TEXT);
        return begin.length() < text.length() ? seen(begin) + "…" : seen(begin);
    }

    /** A text, or words for it when there is nothing to see of it. */
    public String seen(String text) {
        return text.isEmpty() || Sight.isVisible(text) ? text : "(nothing to be seen)";
    }

    /** The beginning of a text beside other words where there is no markup: it turns none of them around. */
    public String title(String text) {
        return ISOLATE + begin(Sight.withoutTurns(text)) + END_OF_ISOLATE;
    }

    /** A code as words: {@code no_identity} is {@code no identity}. */
    public String words(@Nullable String code) {
        return code == null ? "" : code.replace('_', ' ');
    }

    /** Whether a code is good news, bad news or in between: the tone of its tag. */
    public String tone(@Nullable String code) {
        return switch (code == null ? "" : code) {
            case "approved", "paid", "attributed", "active", "live", "credited" -> "good";
            case "reversed", "revoked", "no_click", "no_identity", "outside_window", "click_flagged", "partner_revoked" -> "bad";
            case "accrued", "scheduled", "rebuilding", "building" -> "warn";
            default -> "";
        };
    }

    /** What a rule pays: {@code 20 %}, {@code 200 EUR}. */
    public String pays(RuleTerms rule) {
        return rule.type().equals("percent")
                ? rule.value() + " % of the value"
                : money(rule.value(), rule.currency() == null ? "in the conversion's currency" : rule.currency());
    }

    /** When and how far a rule pays. */
    public String conditions(RuleTerms rule) {
        List<String> conditions = new ArrayList<>();
        switch (rule.trigger()) {
            case "first" -> conditions.add("the customer's first");
            case "subsequent" -> conditions.add("all but the customer's first");
            default -> { }
        }
        if (Boolean.FALSE.equals(rule.recurring())) {
            conditions.add("once per customer");
        }
        if (rule.recurringMonths() != null) {
            conditions.add("within " + rule.recurringMonths() + " months of the first");
        }
        if (rule.minValue() != null) {
            conditions.add("value at least " + rule.minValue());
        }
        if (rule.maxAmount() != null) {
            conditions.add("at most " + rule.maxAmount());
        }
        return conditions.isEmpty() ? "none" : String.join(", ", conditions);
    }

    /** Why a click won or lost, in a sentence. */
    public String verdict(String code, @Nullable Integer windowDays) {
        return switch (code) {
            case "credited" -> "Won: it is in time, and the model gives it credit.";
            case "no_weight" -> "Lost: it is in time, and the model gives all credit to other clicks.";
            case "click_flagged" -> "Lost: it carries a fraud flag.";
            case "partner_revoked" -> "Lost: its partner was revoked when this was decided.";
            case "outside_window" -> "Lost: it is longer before the conversion than its campaign looks back"
                    + (windowDays == null ? "." : "; the deciding campaign looks back " + windowDays + " days.");
            case "after_conversion" -> "Lost: it came after the conversion.";
            default -> words(code);
        };
    }

    /** Why a commission was skipped, in words. */
    public String skipped(String code) {
        return switch (code) {
            case "holdback_active" -> "still held back; approve them once they mature";
            case "not_approvable" -> "already decided";
            case "not_reversible" -> "paid or reversed already, which is for good";
            case "commission_not_found" -> "there is no such commission";
            default -> words(code);
        };
    }

    /** What makes a click a likely one. */
    public String candidate(String kind) {
        return switch (kind) {
            case "similar_user" -> "nearly the same address";
            case "same_domain" -> "somebody of the same company";
            case "nearby_click" -> "a visitor nobody knows, shortly before";
            default -> words(kind);
        };
    }

    /** Which part of all was refused, in whole per cent, rounded up so that one is never none. */
    public String rate(int refused, int taken) {
        int all = refused + taken;
        return all == 0 ? "nothing sent yet" : (refused * 100 + all - 1) / all + " %";
    }

    /** A moment as the API writes it. */
    public Instant instant(Object text) {
        return Instant.parse(text.toString());
    }

    /** The first part of the path of what was found. */
    public String place(Hit.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT) + "s";
    }

    /** A share of the credit as a percentage: {@code 33.3333 %}. */
    public String share(BigDecimal weight) {
        return weight.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }
}
