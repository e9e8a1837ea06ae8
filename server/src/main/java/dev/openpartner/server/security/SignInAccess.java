package dev.openpartner.server.security;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import java.util.List;
import java.util.stream.Stream;

/** Who may use what lets people in and out: part of the table that {@link RouteAccess} begins. */
public final class SignInAccess {

    private static final Access OPEN = new Access.Open();
    private static final Access PERSON = new Access.Person();

    /** Pages and forms. */
    private static final List<Route> PAGES = List.of(
            new Route(GET, "/sign-in", OPEN),
            new Route(POST, "/sign-in", OPEN),
            new Route(GET, "/sign-in/sent", OPEN),
            new Route(GET, "/sign-in/link", OPEN),
            new Route(POST, "/sign-in/link", OPEN),
            new Route(GET, "/set-up", OPEN),
            new Route(POST, "/set-up", OPEN),
            new Route(GET, "/account", PERSON),
            new Route(POST, "/account/sessions/end", PERSON),
            new Route(POST, "/account/passkeys/{id}/remove", PERSON));

    /** What filters answer, so that no controller has them. */
    public static final List<Route> FILTERED = List.of(
            new Route(POST, "/sign-in/passkey/challenge", OPEN),
            new Route(POST, "/sign-in/passkey", OPEN),
            new Route(POST, "/sign-out", OPEN),
            new Route(POST, "/account/passkeys/challenge", PERSON),
            new Route(POST, "/account/passkeys", PERSON));

    /** All of them. */
    public static final List<Route> ROUTES = Stream.concat(PAGES.stream(), FILTERED.stream()).toList();

    private SignInAccess() {}
}
