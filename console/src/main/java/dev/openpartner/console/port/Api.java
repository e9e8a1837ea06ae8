package dev.openpartner.console.port;

import dev.openpartner.kernel.access.Caller;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The server's own API, spoken without a network: what a form says becomes the body that a client would send, so that there is one
 * reading of it and one list of faults. Whether this caller may is not asked again; the page's own route has decided that.
 */
public interface Api {

    /**
     * Calls a route.
     *
     * @param route method and path as in the route table: {@code POST /api/partners/{id}/revoke}
     * @param variables values of the path's variables, in order
     * @param body values of the JSON body: texts, numbers, booleans, lists and maps; empty for none
     * @throws dev.openpartner.kernel.message.Refused when the decision went against it
     * @throws dev.openpartner.kernel.api.InvalidRequest with every fault of the body
     */
    Said call(Caller caller, String route, List<String> variables, Map<String, ? extends @Nullable Object> body);

    /**
     * The answer.
     *
     * @param body its JSON as texts, numbers, booleans, lists and maps
     * @param position log position of what it wrote; absent when it wrote nothing
     */
    record Said(Map<String, Object> body, @Nullable Long position) {}
}
