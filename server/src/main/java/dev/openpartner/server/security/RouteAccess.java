package dev.openpartner.server.security;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import dev.openpartner.kernel.access.Scope;
import java.util.List;

/**
 * Who may use which route: the only place that says so. It is enforced as it stands, the API description is filled from it, and the
 * build fails on a route without a row or a row without a route.
 */
public final class RouteAccess {

    /** Where a browser of any site may post an identity. */
    public static final String IDENTIFY = "/api/attribution/identify";

    private static final Access OPEN = new Access.Open();
    private static final Access ANY_KEY = new Access.AnyKey();
    private static final Access ADMIN = new Access.Admin();
    private static final Access OPERATOR = new Access.Operator();
    private static final Access EVENTS_WRITE = new Access.Scoped(Scope.EVENTS_WRITE);
    private static final Access CLICKS_WRITE = new Access.Scoped(Scope.CLICKS_WRITE);
    private static final Access PARTNERS_READ = new Access.Scoped(Scope.PARTNERS_READ);
    private static final Access PARTNERS_WRITE = new Access.Scoped(Scope.PARTNERS_WRITE);
    private static final Access LINKS_WRITE = new Access.Scoped(Scope.LINKS_WRITE);
    private static final Access ATTRIBUTIONS_READ = new Access.Scoped(Scope.ATTRIBUTIONS_READ);
    private static final Access PARTNER_OR_PARTNERS_READ = new Access.ScopedOrPartnerItself(Scope.PARTNERS_READ);
    private static final Access PARTNER_OR_COMMISSIONS_READ = new Access.ScopedOrPartnerItself(Scope.COMMISSIONS_READ);
    private static final Access OWN_OR_COMMISSIONS_READ = new Access.ScopedOrPartnersOwn(Scope.COMMISSIONS_READ);

    /** Every route of the server, in the order of the API's description. */
    public static final List<Route> ROUTES = List.of(
            new Route(GET, "/r/{linkKey}", OPEN),
            new Route(GET, "/api/health", OPEN),
            new Route(GET, "/api/openapi.json", OPEN),
            new Route(GET, "/api/auth/introspect", ANY_KEY),

            new Route(POST, "/api/attribution/events", EVENTS_WRITE),
            new Route(POST, "/api/attribution/events/batch", EVENTS_WRITE),
            new Route(GET, "/api/attribution/events", ATTRIBUTIONS_READ),
            new Route(GET, "/api/attribution/events/{id}", ATTRIBUTIONS_READ),
            new Route(GET, "/api/attribution/events/{id}/explanation", ATTRIBUTIONS_READ),
            new Route(GET, "/api/attribution/rejected", ADMIN),
            new Route(GET, "/api/attribution/rejected/{id}", ADMIN),
            new Route(POST, "/api/attribution/rejected/{id}/resubmit", ADMIN),
            new Route(POST, IDENTIFY, new Access.OpenOrScoped(Scope.EVENTS_WRITE)),

            new Route(POST, "/api/clicks", CLICKS_WRITE),
            new Route(POST, "/api/clicks/{id}/flag", ADMIN),
            new Route(POST, "/api/clicks/{id}/unflag", ADMIN),
            new Route(GET, "/api/admin/clicks/flagged", ADMIN),

            new Route(POST, "/api/campaigns", ADMIN),
            new Route(GET, "/api/campaigns", ADMIN),
            new Route(GET, "/api/campaigns/{id}", ADMIN),
            new Route(PATCH, "/api/campaigns/{id}", ADMIN),
            new Route(GET, "/api/campaigns/{id}/versions", ADMIN),

            new Route(POST, "/api/partners", PARTNERS_WRITE),
            new Route(GET, "/api/partners", PARTNERS_READ),
            new Route(GET, "/api/partners/{id}", PARTNER_OR_PARTNERS_READ),
            new Route(POST, "/api/partners/{id}/revoke", PARTNERS_WRITE),
            new Route(POST, "/api/partners/{id}/reinstate", PARTNERS_WRITE),
            // Terms set what is paid, as a campaign's rules do.
            new Route(PUT, "/api/partners/{id}/terms", ADMIN),
            new Route(DELETE, "/api/partners/{id}/terms", ADMIN),
            new Route(POST, "/api/partners/{id}/links", LINKS_WRITE),
            new Route(GET, "/api/partners/{id}/links", PARTNER_OR_PARTNERS_READ),
            new Route(POST, "/api/partners/{id}/api-keys", ADMIN),
            new Route(GET, "/api/partners/{id}/commissions", PARTNER_OR_COMMISSIONS_READ),
            new Route(GET, "/api/partners/{id}/ledger", PARTNER_OR_COMMISSIONS_READ),
            new Route(GET, "/api/partners/{id}/dashboard", PARTNER_OR_COMMISSIONS_READ),

            new Route(GET, "/api/review-queue", ADMIN),
            new Route(GET, "/api/commissions", OWN_OR_COMMISSIONS_READ),
            new Route(GET, "/api/commissions/{id}", OWN_OR_COMMISSIONS_READ),
            new Route(GET, "/api/commissions/{id}/explanation", OWN_OR_COMMISSIONS_READ),
            new Route(POST, "/api/commissions/{id}/approve", ADMIN),
            new Route(POST, "/api/commissions/{id}/reverse", ADMIN),
            new Route(POST, "/api/commissions/bulk", ADMIN),
            new Route(GET, "/api/unattributed", ADMIN),
            new Route(GET, "/api/attributions", ATTRIBUTIONS_READ),
            new Route(GET, "/api/admin/overview", ADMIN),

            new Route(POST, "/api/admins", ADMIN),
            new Route(GET, "/api/admins", ADMIN),
            new Route(POST, "/api/admins/{id}/revoke", ADMIN),
            new Route(POST, "/api/admins/{id}/reinstate", ADMIN),
            new Route(POST, "/api/api-keys", ADMIN),
            new Route(GET, "/api/api-keys", ADMIN),
            new Route(DELETE, "/api/api-keys/{id}", ADMIN),
            new Route(POST, "/api/privacy/erasures", ADMIN),
            new Route(POST, "/api/audit", ADMIN),
            new Route(GET, "/api/audit", ADMIN),
            new Route(GET, "/api/projections", ADMIN),
            // The tables of a projection are those of every tenant.
            new Route(POST, "/api/projections/{name}/rebuild", OPERATOR),
            new Route(DELETE, "/api/projections/{name}/rebuild", OPERATOR));

    private RouteAccess() {}
}
