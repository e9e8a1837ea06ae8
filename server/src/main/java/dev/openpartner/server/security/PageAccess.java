package dev.openpartner.server.security;

import static org.springframework.http.HttpMethod.GET;

import java.util.List;
import java.util.stream.Stream;

/** Who may use which page of the console: the rest of the table that {@link RouteAccess} begins. */
public final class PageAccess {

    private static final Access OPEN = new Access.Open();
    private static final Access ADMIN = new Access.Admin();

    /** Every page and what belongs to pages. */
    public static final List<Route> PAGES = List.of(
            new Route(GET, "/assets/{hash}/{name}", OPEN),
            new Route(GET, "/", ADMIN));

    /** Every route of the server: its API, its pages, and what lets people in. */
    public static final List<Route> ROUTES =
            Stream.of(RouteAccess.ROUTES, PAGES, SignInAccess.ROUTES).flatMap(List::stream).toList();

    private PageAccess() {}
}
