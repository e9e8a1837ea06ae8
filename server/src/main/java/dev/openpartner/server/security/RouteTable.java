package dev.openpartner.server.security;

import dev.openpartner.kernel.access.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.server.PathContainer;

/** Finds the row of a request and asks it. Denies whatever it finds no row for. */
final class RouteTable {

    private final List<Route> routes;

    /** Rows without variables by method and path: the hot routes are found without trying every pattern. */
    private final Map<String, Route> literal;

    RouteTable(List<Route> routes) {
        this.routes = List.copyOf(routes);
        this.literal = routes.stream()
                .filter(route -> !route.path().hasPatternSyntax())
                .collect(Collectors.toUnmodifiableMap(Route::shape, Function.identity()));
    }

    /**
     * @param method method of the request, any text
     * @param path path of the request as it was sent, within the application
     */
    Verdict decide(Caller caller, String method, PathContainer path) {
        String asked = method.equals("HEAD") ? "GET" : method;
        Route exact = literal.get(asked + " " + path.value());
        return exact == null ? search(caller, asked, path) : exact.access().decide(caller, Map.of());
    }

    private Verdict search(Caller caller, String asked, PathContainer path) {
        List<Route> ofPath = new ArrayList<>(2);
        for (Route route : routes) {
            if (route.path().matches(path)) {
                ofPath.add(route);
            }
        }
        // The most literal pattern wins, as it does among controllers: /events/batch before /events/{id}.
        ofPath.sort((one, other) -> one.path().compareTo(other.path()));
        for (Route route : ofPath) {
            if (route.method().name().equals(asked)) {
                return route.access().decide(caller, variables(route, path));
            }
        }
        return withoutRoute(caller, asked, ofPath);
    }

    /** Who shows no key learns nothing of the paths, unless the path is open to everybody anyway. */
    private static Verdict withoutRoute(Caller caller, String asked, List<Route> ofPath) {
        boolean open = ofPath.stream().anyMatch(route -> isOpen(route.access()));
        if (caller.role() == Caller.Role.ANONYMOUS && !open) {
            return new Verdict.NoKey();
        }
        if (ofPath.isEmpty()) {
            return new Verdict.UnknownPath();
        }
        return asked.equals("OPTIONS") ? new Verdict.Granted() : new Verdict.WrongMethod(methods(ofPath));
    }

    private static boolean isOpen(Access access) {
        return access instanceof Access.Open || access instanceof Access.OpenOrScoped;
    }

    private static List<String> methods(List<Route> ofPath) {
        TreeSet<String> methods = new TreeSet<>(List.of("OPTIONS"));
        for (Route route : ofPath) {
            methods.add(route.method().name());
            if (route.method().name().equals("GET")) {
                methods.add("HEAD");
            }
        }
        return List.copyOf(methods);
    }

    private static Map<String, String> variables(Route route, PathContainer path) {
        var match = route.path().matchAndExtract(path);
        return match == null ? Map.of() : match.getUriVariables();
    }
}
