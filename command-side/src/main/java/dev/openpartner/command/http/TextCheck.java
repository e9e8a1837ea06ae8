package dev.openpartner.command.http;

import tools.jackson.databind.JsonNode;

/** Finds text that no database and no other system can hold: NUL characters and unpaired surrogates, in names and values. */
public final class TextCheck {

    private TextCheck() {}

    /** Notes each such text in a value and below it. */
    public static void check(JsonNode node, String pointer, Faults faults) {
        // Nearly every text is clean, and then nobody needs to know where it is.
        if (!isClean(node)) {
            note(node, pointer, faults);
        }
    }

    private static boolean isClean(JsonNode node) {
        if (node.isString()) {
            return isClean(node.stringValue());
        }
        if (node.isObject()) {
            for (var property : node.properties()) {
                if (!isClean(property.getKey()) || !isClean(property.getValue())) {
                    return false;
                }
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                if (!isClean(node.get(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isClean(String text) {
        return text.indexOf('\0') < 0 && !hasLoneSurrogate(text);
    }

    private static void note(JsonNode node, String pointer, Faults faults) {
        if (node.isString()) {
            checkText(node.stringValue(), pointer, faults);
        } else if (node.isObject()) {
            for (var property : node.properties()) {
                String below = pointer + Faults.step(property.getKey());
                checkText(property.getKey(), printable(below), faults);
                note(property.getValue(), printable(below), faults);
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                note(node.get(i), pointer + "/" + i, faults);
            }
        }
    }

    private static void checkText(String text, String pointer, Faults faults) {
        if (text.indexOf('\0') >= 0) {
            faults.add(pointer, "nul_character", "Contains a NUL character (\\u0000). Remove it.");
        }
        if (hasLoneSurrogate(text)) {
            faults.add(
                    pointer,
                    "lone_surrogate",
                    "Contains half of a surrogate pair, which is not a character. It was probably cut in the middle of an emoji.");
        }
    }

    static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return true;
            }
        }
        return false;
    }

    /** A pointer ends up in an answer, so it must itself be writable. */
    static String printable(String pointer) {
        if (isClean(pointer)) {
            return pointer;
        }
        return pointer.replace('\0', '\uFFFD').codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
