package dev.openpartner.server.testserver;

import dev.openpartner.server.security.Route;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The routes that a running server has, whatever its table says. */
public final class LiveRoutes {

    /** Routes that stay closed to every request from outside: the container's error dispatch, and the description as YAML. */
    public static final Set<String> CLOSED = Set.of("ANY /error", "GET /api/openapi.json.yaml");

    private LiveRoutes() {}

    /** Every mapped method and path in the table's spelling; a mapping for all methods is {@code ANY}. */
    public static Set<String> of(RequestMappingHandlerMapping mapping) {
        Set<String> shapes = new TreeSet<>();
        mapping.getHandlerMethods().keySet().forEach(info -> info.getPatternValues().forEach(path -> {
            Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
            if (methods.isEmpty()) {
                shapes.add(Route.shape("ANY", path));
            }
            methods.forEach(method -> shapes.add(Route.shape(method.name(), path)));
        }));
        return shapes;
    }

    /** What the second has and the first lacks. */
    public static Set<String> missing(Set<String> have, Set<String> need) {
        Set<String> missing = new TreeSet<>(need);
        missing.removeAll(have);
        return missing;
    }
}
