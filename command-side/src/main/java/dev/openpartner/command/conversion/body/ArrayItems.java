package dev.openpartner.command.conversion.body;

import dev.openpartner.kernel.api.InvalidRequest;
import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * The items of a JSON array. They are cut by quotes and brackets alone, which is right for whatever is JSON; what turns out to be
 * none makes the whole a fault, because nobody can tell any more which item is which.
 */
final class ArrayItems extends BatchItems {

    private static final int MAX_DEPTH = 64;
    private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private boolean open;

    ArrayItems(InputStream body) {
        super(body);
    }

    @Override
    boolean toNext() throws IOException {
        if (!open) {
            requireOpening();
            open = true;
            if (peekPastBlanks() == ']') {
                return closed();
            }
        } else {
            switch (peekPastBlanks()) {
                case ']' -> {
                    return closed();
                }
                case ',' -> body.advance();
                default -> throw malformed("a comma or the end of the array is missing.");
            }
        }
        peekPastBlanks();
        body.mark();
        passItem();
        return true;
    }

    @Override
    public void requireCertainEnd(Cut unreadable) {
        try (JsonParser parser = JSON.createParser(
                ObjectReadContext.empty(), unreadable.bytes(), unreadable.from(), unreadable.length())) {
            parser.nextToken();
            parser.skipChildren();
            // A scalar is skipped by reading it.
            parser.getString();
            if (parser.nextToken() != null) {
                throw invalid("malformed_json", "Not valid JSON from item %d on.".formatted(count() - 1));
            }
        } catch (JacksonException e) {
            throw invalid("malformed_json", "Not valid JSON from item %d on: %s".formatted(count() - 1, place(e)));
        }
    }

    private void requireOpening() throws IOException {
        if (body.peek() == BYTE_ORDER_MARK[0]) {
            for (int part : BYTE_ORDER_MARK) {
                if (body.take() != part) {
                    throw malformed("it does not begin as text.");
                }
            }
        }
        if (peekPastBlanks() != '[') {
            throw invalid(
                    "wrong_type", "Send a JSON array of conversions, or one per line with the content type application/x-ndjson.");
        }
        body.advance();
    }

    private boolean closed() throws IOException {
        body.advance();
        body.mark();
        if (peekPastBlanks() != BodyWindow.END) {
            throw invalid("malformed_json", "There is more text after the end of the array.");
        }
        return false;
    }

    private int peekPastBlanks() throws IOException {
        while (isBlank(body.peek())) {
            body.advance();
            body.mark();
        }
        return body.peek();
    }

    private void passItem() throws IOException {
        switch (body.peek()) {
            case '{', '[' -> passBrackets();
            case '"' -> {
                body.advance();
                passText();
            }
            case ',', ']' -> throw malformed("an item is missing.");
            default -> passBareWord();
        }
    }

    private void passBrackets() throws IOException {
        int depth = 0;
        do {
            switch (body.take()) {
                case '"' -> passText();
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                case BodyWindow.END -> throw ended();
                default -> {
                    // What lies in between is for the parser to judge.
                }
            }
        } while (depth > 0);
    }

    /** From behind the opening quote to behind the closing one. */
    private void passText() throws IOException {
        for (int character = body.take(); character != '"'; character = body.take()) {
            if (character == '\\') {
                character = body.take();
            }
            if (character == BodyWindow.END) {
                throw ended();
            }
        }
    }

    private void passBareWord() throws IOException {
        int character = body.peek();
        while (character != ',' && character != ']' && !isBlank(character)) {
            if (character == BodyWindow.END) {
                throw ended();
            }
            body.advance();
            character = body.peek();
        }
    }

    private InvalidRequest ended() {
        return malformed("the body ends in the middle.");
    }

    private InvalidRequest malformed(String what) {
        return invalid("malformed_json", "Not valid JSON from item %d on: %s".formatted(count(), what));
    }

    private static String place(JacksonException e) {
        var location = e.getLocation();
        return location == null
                ? "it cannot be read."
                : "line %d, column %d, counted from where it begins.".formatted(location.getLineNr(), location.getColumnNr());
    }
}
