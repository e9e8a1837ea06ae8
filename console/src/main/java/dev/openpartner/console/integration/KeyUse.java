package dev.openpartner.console.integration;

import dev.openpartner.console.port.Api;
import dev.openpartner.console.port.ReadSide;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.message.Refused;
import dev.openpartner.kernel.query.PageRequest;
import dev.openpartner.kernel.query.apikey.ApiKeyView;
import dev.openpartner.kernel.query.apikey.FindApiKeys;
import dev.openpartner.kernel.query.conversion.ConversionFilter;
import dev.openpartner.kernel.query.conversion.ConversionView;
import dev.openpartner.kernel.query.conversion.FindConversions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What is known of the use of keys: what they reported, and what of it was refused for its body. */
@Component
@Profile("role-query")
final class KeyUse {

    /** Refused submissions that are counted, the newest; they are kept for 30 days. */
    static final int COUNTED = 500;

    private final ReadSide readSide;
    private final Api api;

    KeyUse(ReadSide readSide, Api api) {
        this.readSide = readSide;
        this.api = api;
    }

    /** A key of this tenant. */
    ApiKeyView find(Caller caller, String id) {
        String cursor = null;
        do {
            Page<ApiKeyView> page = readSide.ask(new FindApiKeys(caller.tenant(), new PageRequest(Page.MAX_LIMIT, cursor)));
            Optional<ApiKeyView> found = page.data().stream().filter(key -> key.id().equals(id)).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            cursor = page.nextCursor();
        } while (cursor != null);
        throw Refused.notFound("api_key_not_found", "There is no API key of this id.");
    }

    /** The latest conversion that came by this key; absent while none has. Keys of one label are told apart by when they were made. */
    @Nullable ConversionView latest(Caller caller, ApiKeyView key) {
        return conversions(caller, key, 1).stream()
                .filter(conversion -> !conversion.receivedAt().isBefore(key.createdAt()))
                .findFirst()
                .orElse(null);
    }

    /** How many conversions this key's label brought lately, counted up to {@link #COUNTED}. */
    int taken(Caller caller, ApiKeyView key) {
        return conversions(caller, key, COUNTED).size();
    }

    private List<ConversionView> conversions(Caller caller, ApiKeyView key, int limit) {
        ConversionFilter filter = new ConversionFilter(null, null, null, null, null, key.label(), null, null);
        return readSide.ask(new FindConversions(caller.tenant(), filter, new PageRequest(limit, null))).data();
    }

    /** How many of the newest refused submissions came by each key. */
    Map<String, Integer> refused(Caller caller) {
        Map<String, Integer> counts = new HashMap<>();
        try {
            Object data = api.call(caller, "GET /api/attribution/rejected", List.of(), Map.of("limit", Integer.toString(COUNTED)))
                    .body().get("data");
            if (data instanceof List<?> submissions) {
                submissions.forEach(one -> {
                    if (one instanceof Map<?, ?> submission && submission.get("keyId") instanceof String keyId) {
                        counts.merge(keyId, 1, Integer::sum);
                    }
                });
            }
        } catch (Refused elsewhere) {
            // This node does not keep them; the rest of the page is right without the counts.
            return Map.of();
        }
        return counts;
    }
}
