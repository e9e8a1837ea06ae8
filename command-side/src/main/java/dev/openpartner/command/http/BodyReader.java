package dev.openpartner.command.http;

import dev.openpartner.kernel.api.Fault;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a JSON object field by field and collects every fault with its pointer. An accessor never throws for what a client
 * sent: it notes the fault and returns nothing, or a stand-in where the field is required. Nothing read may be used before
 * {@link #finish()} has returned, which throws one {@link dev.openpartner.kernel.api.InvalidRequest} for all faults together.
 *
 * <p>Fields that no accessor asked for are faults, unless {@link #ignoreUnknownFields()} is called. Texts are stripped of
 * surrounding white space; their lengths count characters, not bytes. A JSON null counts as absent.
 */
public final class BodyReader {

    private final JsonNode object;
    private final String pointer;
    private final Faults faults;
    private final List<BodyReader> children = new ArrayList<>();
    private final Set<String> asked = new HashSet<>();
    private boolean unknownFieldsIgnored;

    private BodyReader(JsonNode object, String pointer, Faults faults) {
        this.object = object;
        this.pointer = pointer;
        this.faults = faults;
    }

    /**
     * A reader of the object in these bytes.
     *
     * @throws dev.openpartner.kernel.api.InvalidRequest when they hold no JSON object
     */
    public static BodyReader of(byte @Nullable [] body) {
        return of(StrictJson.parse(body));
    }

    /** A reader for a route whose body may be left out: no bytes read as an object without fields. */
    public static BodyReader ofOptional(byte @Nullable [] body) {
        return of(body == null || body.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : body);
    }

    /** A reader of an object that was parsed already. */
    public static BodyReader of(JsonNode body) {
        Faults faults = new Faults();
        if (!body.isObject()) {
            faults.add("", "invalid_type", "The body is %s. Send a JSON object.".formatted(FieldChecks.nameOf(body)));
            faults.throwIfAny();
        }
        TextCheck.check(body, "", faults);
        return new BodyReader(body, "", faults);
    }

    /** Lets the body carry fields that nobody asks for. */
    public BodyReader ignoreUnknownFields() {
        unknownFieldsIgnored = true;
        return this;
    }

    /** Whether the field is present, be it null. */
    public boolean has(String name) {
        asked.add(name);
        return object.has(name);
    }

    /** Whether the field is present and says something, which null does not. */
    public boolean isGiven(String name) {
        return value(name) != null;
    }

    /** Whether the field is present and null: in a patch, the wish to clear it. */
    public boolean isCleared(String name) {
        return has(name) && !isGiven(name);
    }

    /** A text that must be there; an empty stand-in after a fault. */
    public String requiredText(String name, int minLength, int maxLength) {
        if (!isGiven(name)) {
            missing(name);
        }
        String text = optionalText(name, minLength, maxLength);
        return text == null ? "" : text;
    }

    /** A text that may be left out; an empty one is a fault, because it may mean "none" as well as "unchanged". */
    public @Nullable String optionalText(String name, int minLength, int maxLength) {
        return read(name, (value, at) -> FieldChecks.text(value, minLength, maxLength, at, faults));
    }

    /** One of the texts listed. */
    public @Nullable String choice(String name, List<String> allowed) {
        return read(name, (value, at) -> FieldChecks.choice(value, allowed, at, faults));
    }

    /** A whole number between two bounds, both included. */
    public @Nullable Integer integer(String name, int min, int max) {
        return read(name, (value, at) -> FieldChecks.integer(value, min, max, at, faults));
    }

    /** A decimal, sent as a JSON number or as a numeric string; exact, at most 40 digits. */
    public @Nullable BigDecimal decimal(String name) {
        return read(name, (value, at) -> FieldChecks.decimal(value, at, faults));
    }

    /** True or false. */
    public @Nullable Boolean bool(String name) {
        return read(name, (value, at) -> FieldChecks.bool(value, at, faults));
    }

    /** A moment in RFC 3339 with an offset. */
    public @Nullable Instant instant(String name) {
        return read(name, (value, at) -> FieldChecks.instant(value, at, faults));
    }

    /** A free-form object as it was sent, at most so many bytes long when written as compact JSON. */
    public @Nullable JsonNode object(String name, int maxBytes) {
        return read(name, (value, at) -> FieldChecks.object(value, maxBytes, at, faults));
    }

    /** Whatever the field holds, as maps, lists, strings, exact numbers and booleans; for a check that brings its own faults. */
    public @Nullable Object plain(String name) {
        JsonNode value = value(name);
        return value == null ? null : PlainJson.of(value);
    }

    /** A list of texts, each with 1 to so many characters. */
    public @Nullable List<String> texts(String name, int maxItems, int maxLength) {
        JsonNode array = read(name, (value, at) -> FieldChecks.array(value, 0, maxItems, at, faults));
        if (array == null) {
            return null;
        }
        List<String> texts = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            String text = FieldChecks.text(array.get(i), 1, maxLength, pointer(name) + "/" + i, faults);
            texts.add(text == null ? "" : text);
        }
        return texts;
    }

    /** A reader of an object field; its faults are collected with this reader's. */
    public @Nullable BodyReader reader(String name) {
        return read(name, this::child);
    }

    /** Readers of a list of objects. */
    public @Nullable List<BodyReader> readers(String name, int minItems, int maxItems) {
        JsonNode array = read(name, (value, at) -> FieldChecks.array(value, minItems, maxItems, at, faults));
        if (array == null) {
            return null;
        }
        List<BodyReader> readers = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            BodyReader reader = child(array.get(i), pointer(name) + "/" + i);
            if (reader != null) {
                readers.add(reader);
            }
        }
        return readers;
    }

    /** Notes that a field must be there. */
    public void missing(String name) {
        fault(name, "required", "The field %s is required.".formatted(name));
    }

    /** Notes a fault of a field. */
    public void fault(String name, String code, String message) {
        asked.add(name);
        faults.add(pointer(name), code, message);
    }

    /** Notes a fault of one entry of a list field. */
    public void fault(String name, int index, String code, String message) {
        faults.add(pointer(name) + "/" + index, code, message);
    }

    /** Notes a fault whose pointer already leads into the whole body. */
    public void fault(Fault fault) {
        faults.add(fault.pointer(), fault.code(), fault.message());
    }

    /** The pointer of a field in the whole body. */
    public String pointer(String name) {
        return pointer + Faults.step(name);
    }

    /**
     * Ends the reading.
     *
     * @throws dev.openpartner.kernel.api.InvalidRequest with every fault, if there is one
     */
    public void finish() {
        refuseUnknownFields();
        faults.throwIfAny();
    }

    private void refuseUnknownFields() {
        if (unknownFieldsIgnored) {
            return;
        }
        for (String name : object.propertyNames()) {
            if (!asked.contains(name)) {
                String at = TextCheck.printable(pointer(name));
                faults.add(at, "unknown_field", "There is no such field here. Remove it or check its spelling.");
            }
        }
        children.forEach(BodyReader::refuseUnknownFields);
    }

    private @Nullable BodyReader child(JsonNode value, String at) {
        if (!value.isObject()) {
            FieldChecks.wrongType(value, "an object", at, faults);
            return null;
        }
        BodyReader child = new BodyReader(value, at, faults);
        children.add(child);
        return child;
    }

    private @Nullable JsonNode value(String name) {
        asked.add(name);
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private <T> @Nullable T read(String name, Check<T> check) {
        JsonNode value = value(name);
        return value == null ? null : check.apply(value, pointer(name));
    }

    private interface Check<T> {
        @Nullable T apply(JsonNode value, String at);
    }
}
