package dev.openpartner.console.page;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line of a CSV file (RFC 4180) that a spreadsheet opens as what it says: a text that it would take for a formula gets an
 * apostrophe in front, and a number stays one, whatever its sign.
 */
public final class CsvLine {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
    private static final Pattern FORMULA = Pattern.compile("(?s)\\s*[=+\\-@|%].*|[\\t\\r\\n].*");
    private static final Pattern TO_QUOTE = Pattern.compile("(?s).*[\",\\r\\n;\\t].*");

    private CsvLine() {}

    /** The line with its end. */
    public static String of(String... cells) {
        return Stream.of(cells).map(CsvLine::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        boolean formula = FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches();
        String safe = formula ? "'" + text : text;
        return TO_QUOTE.matcher(safe).matches() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
