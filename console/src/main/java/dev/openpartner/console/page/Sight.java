package dev.openpartner.console.page;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;

/** What an eye makes of a text: where characters end, and which of them nobody sees. */
final class Sight {

    /** Letters by the book that have no ink: fillers of Hangul, and Braille without a dot. */
    private static final String WITHOUT_INK = "\u115F\u1160\u2800\u3164\uFFA0";

    private static final Pattern TURNS = Pattern.compile("[\u202A-\u202E\u2066-\u2069]");

    private Sight() {}

    /** The first characters of a text, as people count them; all of them when there are no more. */
    static String first(String text, int characters) {
        if (text.length() <= characters) {
            return text;
        }
        BreakIterator ends = BreakIterator.getCharacterInstance(Locale.ROOT);
        ends.setText(text);
        int end = ends.next(characters);
        return end == BreakIterator.DONE ? text : text.substring(0, end);
    }

    /** Whether there is anything to see. */
    static boolean isVisible(String text) {
        return text.codePoints().anyMatch(Sight::hasInk);
    }

    private static boolean hasInk(int character) {
        return !isUnseen(character)
                && !Character.isWhitespace(character)
                && !Character.isSpaceChar(character)
                && Character.getType(character) != Character.NON_SPACING_MARK
                && WITHOUT_INK.indexOf(character) < 0;
    }

    /** JSON in which what nobody sees, and what turns the text around it, stands as its escape. It says the same. */
    static String escaped(String json) {
        StringBuilder seen = new StringBuilder(json.length());
        json.codePoints().forEach(character -> {
            if (isUnseen(character) && character != '\n') {
                for (char unit : Character.toChars(character)) {
                    seen.append("\\u%04x".formatted((int) unit));
                }
            } else {
                seen.appendCodePoint(character);
            }
        });
        return seen.toString();
    }

    /** A text without what turns text; its own letters still run the way they do. */
    static String withoutTurns(String text) {
        return TURNS.matcher(text).replaceAll("");
    }

    private static boolean isUnseen(int character) {
        return switch (Character.getType(character)) {
            case Character.FORMAT, Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            default -> false;
        };
    }
}
