package dev.openpartner.server.security;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import java.util.List;
import java.util.stream.Stream;

/** Who may use what lets people in and out, and who decides about that: part of the table that {@link RouteAccess} begins. */
public final class SignInAccess {

    private static final Access OPEN = new Access.Open();
    private static final Access ADMIN = new Access.Admin();
    private static final Access SIGNED_IN = new Access.SignedIn();

    /** Pages and forms. */
    private static final List<Route> PAGES = List.of(
            new Route(GET, "/sign-in", OPEN),
            new Route(POST, "/sign-in", OPEN),
            new Route(GET, "/sign-in/sent", OPEN),
            new Route(GET, "/sign-in/link", OPEN),
            new Route(POST, "/sign-in/link", OPEN),
            new Route(GET, "/set-up", OPEN),
            new Route(POST, "/set-up", OPEN),
            new Route(GET, "/admins", ADMIN),
            new Route(POST, "/admins", ADMIN),
            new Route(POST, "/admins/{id}/revoke", ADMIN),
            new Route(POST, "/admins/{id}/reinstate", ADMIN),
            new Route(GET, "/account", SIGNED_IN),
            new Route(POST, "/account/sessions/end", SIGNED_IN),
            new Route(POST, "/account/passkeys/{id}/remove", SIGNED_IN));

    /** What filters answer, so that no controller has them. */
    public static final List<Route> FILTERED = List.of(
            new Route(POST, "/sign-in/passkey/challenge", OPEN),
            new Route(POST, "/sign-in/passkey", OPEN),
            new Route(POST, "/sign-out", OPEN),
            new Route(POST, "/account/passkeys/challenge", SIGNED_IN),
            new Route(POST, "/account/passkeys", SIGNED_IN));

    /** All of them. */
    public static final List<Route> ROUTES = Stream.concat(PAGES.stream(), FILTERED.stream()).toList();

    private SignInAccess() {}
}
