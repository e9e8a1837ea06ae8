package dev.openpartner.command.conversion;

import dev.openpartner.kernel.api.Fault;
import dev.openpartner.kernel.api.InvalidRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Cuts the body of a batch into its items without reading them, so that each is parsed, refused and kept by itself, and no more
 * than one is in memory as a tree.
 */
final class BatchItems {

    static final int MAX_ITEMS = 10_000;

    /** The array around the items is one level more than an item may have. */
    private static final int MAX_DEPTH = 65;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private BatchItems() {}

    /**
     * The items of a JSON array.
     *
     * @throws InvalidRequest when it is no array, or cannot be cut because it is no JSON
     */
    static List<byte[]> ofArray(byte[] body) {
        List<byte[]> items = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw invalid(
                        "wrong_type",
                        "Send a JSON array of conversions, or one per line with the content type application/x-ndjson.");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                int start = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                // A scalar is skipped by reading it, which is what moves the parser to its end.
                parser.getString();
                int end = (int) parser.currentLocation().getByteOffset();
                add(items, Arrays.copyOfRange(body, start, end));
            }
            if (parser.nextToken() != null) {
                throw invalid("malformed_json", "There is more text after the end of the array.");
            }
        } catch (JacksonException e) {
            throw invalid("malformed_json", "Not valid JSON from item %d on: %s".formatted(items.size(), place(e)));
        }
        return items;
    }

    /** The lines of newline-delimited JSON; blank ones are left out. */
    static List<byte[]> ofLines(byte[] body) {
        List<byte[]> items = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= body.length; i++) {
            if (i == body.length || body[i] == '\n') {
                if (!isBlank(body, start, i)) {
                    add(items, Arrays.copyOfRange(body, start, i));
                }
                start = i + 1;
            }
        }
        return items;
    }

    private static void add(List<byte[]> items, byte[] item) {
        if (items.size() == MAX_ITEMS) {
            throw invalid("too_many_items", "At most %d conversions per batch.".formatted(MAX_ITEMS));
        }
        items.add(item);
    }

    private static boolean isBlank(byte[] body, int from, int to) {
        for (int i = from; i < to; i++) {
            if (body[i] != ' ' && body[i] != '\t' && body[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    private static String place(JacksonException e) {
        var location = e.getLocation();
        return location == null
                ? "cannot be read."
                : "line %d, column %d.".formatted(location.getLineNr(), location.getColumnNr());
    }

    private static InvalidRequest invalid(String code, String message) {
        return InvalidRequest.body(List.of(new Fault("", code, message)));
    }
}
