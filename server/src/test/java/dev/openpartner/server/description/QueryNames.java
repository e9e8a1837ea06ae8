package dev.openpartner.server.description;

import java.util.Arrays;
import java.util.List;

/** The names of the query parameters in an address. */
final class QueryNames {

    private QueryNames() {}

    static List<String> of(String path) {
        int query = path.indexOf('?');
        if (query < 0) {
            return List.of();
        }
        return Arrays.stream(path.substring(query + 1).split("&", -1))
                .map(parameter -> parameter.split("=", 2)[0])
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }
}
