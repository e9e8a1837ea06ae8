package dev.openpartner.console.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/** What a form sent, turned into the body that the API reads. A field without text is left out, as clients leave it out. */
public final class Form {

    private static final List<String> RULE_FIELDS = List.of(
            "type", "value", "currency", "eventType", "trigger", "recurringMonths", "minValue", "maxAmount");

    private final HttpServletRequest request;
    private final Map<String, @Nullable Object> body = new LinkedHashMap<>();

    private Form(HttpServletRequest request) {
        this.request = request;
    }

    public static Form of(HttpServletRequest request) {
        return new Form(request);
    }

    /** A field as it was sent, without surrounding white space. */
    public String text(String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value.strip();
    }

    /** Fields that are texts, or numbers that may be sent as texts. */
    public Form texts(String... names) {
        for (String name : names) {
            if (!text(name).isEmpty()) {
                body.put(name, text(name));
            }
        }
        return this;
    }

    /** Whole numbers; whatever else was typed is sent as it is, and refused by who reads it. */
    public Form numbers(String... names) {
        for (String name : names) {
            if (!text(name).isEmpty()) {
                body.put(name, number(text(name)));
            }
        }
        return this;
    }

    /** Days and moments of a browser, which are meant in UTC. */
    public Form times(String... names) {
        for (String name : names) {
            String value = text(name);
            if (!value.isEmpty()) {
                body.put(name, value.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}") ? value + ":00Z" : value);
            }
        }
        return this;
    }

    /** Says of optional fields that were emptied that they are cleared, and not that they stay. */
    public Form cleared(String... names) {
        for (String name : names) {
            body.putIfAbsent(name, null);
        }
        return this;
    }

    /** A list in one field, one entry per line or between commas. */
    public Form lines(String name) {
        List<String> lines = Arrays.stream(text(name).split("[\\n,]")).map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (!lines.isEmpty() || request.getParameter(name) != null) {
            body.put(name, lines);
        }
        return this;
    }

    /** Checkboxes of one name. */
    public Form choices(String name) {
        String[] values = request.getParameterValues(name);
        body.put(name, values == null ? List.of() : List.of(values));
        return this;
    }

    /** Commission rules: the fields of each are named {@code rule.0.type}, {@code rule.1.type} and so on; one without a value is none. */
    public Form rules() {
        List<Map<String, Object>> rules = new ArrayList<>();
        for (int i = 0; request.getParameter("rule." + i + ".type") != null; i++) {
            Map<String, Object> rule = rule("rule." + i + ".");
            if (rule.containsKey("value")) {
                rules.add(rule);
            }
        }
        if (!rules.isEmpty()) {
            body.put("commissionRules", rules);
        }
        return this;
    }

    private Map<String, Object> rule(String prefix) {
        Map<String, Object> rule = new LinkedHashMap<>();
        for (String field : RULE_FIELDS) {
            String value = text(prefix + field);
            if (!value.isEmpty()) {
                rule.put(field, field.equals("recurringMonths") ? number(value) : value);
            }
        }
        if (!text(prefix + "once").isEmpty()) {
            rule.put("recurring", false);
        }
        return rule;
    }

    private static Object number(String text) {
        return text.matches("-?\\d{1,9}") ? Integer.valueOf(text) : text;
    }

    /** The body. */
    public Map<String, @Nullable Object> body() {
        return body;
    }

    /** Shows the fields again as they were sent, for a form that was refused. */
    public void keepIn(Model model) {
        Map<String, String> sent = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> sent.put(name, values[0]));
        model.addAttribute("sent", sent);
    }
}
