package dev.openpartner.server.security;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import java.util.List;
import java.util.stream.Stream;

/** Who may use which page of the console: the rest of the table that {@link RouteAccess} begins. */
public final class PageAccess {

    private static final Access OPEN = new Access.Open();
    private static final Access ADMIN = new Access.Admin();
    private static final Access ADMIN_IN_PERSON = new Access.AdminInPerson();
    private static final Access OPERATOR = new Access.Operator();
    private static final Access PEOPLE = new Access.People();
    private static final Access PARTNER = new Access.Partner();

    /** Every page and what belongs to pages. */
    public static final List<Route> PAGES = List.of(
            new Route(GET, "/assets/{hash}/{name}", OPEN),
            new Route(GET, "/", PEOPLE),
            new Route(GET, "/live", PEOPLE),
            new Route(GET, "/search", ADMIN),

            new Route(GET, "/review", ADMIN),
            new Route(POST, "/review/plan", ADMIN),
            new Route(POST, "/review/run", ADMIN),
            new Route(GET, "/review/runs/{id}", ADMIN),
            new Route(POST, "/saved-filters", ADMIN),
            new Route(POST, "/saved-filters/remove", ADMIN),
            new Route(GET, "/commissions", ADMIN),
            new Route(GET, "/commissions/{id}", ADMIN),
            new Route(POST, "/commissions/{id}/approve", ADMIN),
            new Route(POST, "/commissions/{id}/reverse", ADMIN),

            new Route(GET, "/conversions", ADMIN),
            new Route(GET, "/conversions/{id}", ADMIN),
            new Route(GET, "/unattributed", ADMIN),
            new Route(POST, "/identify", ADMIN),
            new Route(GET, "/clicks/{id}", ADMIN),
            new Route(POST, "/clicks/{id}/flag", ADMIN),
            new Route(POST, "/clicks/{id}/unflag", ADMIN),
            new Route(GET, "/fraud", ADMIN),

            new Route(GET, "/partners", ADMIN),
            new Route(POST, "/partners", ADMIN),
            new Route(GET, "/partners/{id}", ADMIN),
            new Route(GET, "/partners/{id}/ledger", ADMIN),
            new Route(GET, "/partners/{id}/ledger.csv", ADMIN),
            new Route(POST, "/partners/{id}/revoke", ADMIN),
            new Route(POST, "/partners/{id}/reinstate", ADMIN),
            new Route(POST, "/partners/{id}/terms", ADMIN),
            new Route(POST, "/partners/{id}/terms/remove", ADMIN),
            new Route(POST, "/partners/{id}/links", ADMIN),
            new Route(POST, "/partners/{id}/keys", ADMIN),

            new Route(GET, "/campaigns", ADMIN),
            new Route(POST, "/campaigns", ADMIN),
            new Route(GET, "/campaigns/{id}", ADMIN),
            new Route(POST, "/campaigns/{id}", ADMIN),

            new Route(GET, "/integrations", ADMIN),
            new Route(POST, "/integrations", ADMIN),
            new Route(GET, "/integrations/{id}", ADMIN),
            new Route(POST, "/integrations/{id}/revoke", ADMIN),
            new Route(GET, "/rejected", ADMIN),
            new Route(GET, "/rejected/{id}", ADMIN),
            new Route(POST, "/rejected/{id}/resubmit", ADMIN),
            new Route(GET, "/audit", ADMIN),
            new Route(POST, "/audit/start", ADMIN),
            new Route(GET, "/system", ADMIN),
            // The tables of a projection are those of every tenant.
            new Route(POST, "/system/rebuild", OPERATOR),
            new Route(POST, "/system/rebuild/stop", OPERATOR),

            new Route(GET, "/demo", ADMIN),
            new Route(POST, "/demo/load", ADMIN_IN_PERSON),
            new Route(POST, "/demo/visit", ADMIN_IN_PERSON),
            new Route(POST, "/demo/leave", ADMIN_IN_PERSON),
            new Route(POST, "/demo/remove", ADMIN_IN_PERSON),

            new Route(GET, "/portal", PARTNER),
            new Route(GET, "/portal/links", PARTNER),
            new Route(POST, "/portal/links", PARTNER),
            new Route(GET, "/portal/ledger", PARTNER),
            new Route(GET, "/portal/ledger.csv", PARTNER),
            new Route(GET, "/portal/commissions/{id}", PARTNER));

    /** Every route of the server: its API, its pages, and what lets people in. */
    public static final List<Route> ROUTES =
            Stream.of(RouteAccess.ROUTES, PAGES, SignInAccess.ROUTES).flatMap(List::stream).toList();

    private PageAccess() {}
}
