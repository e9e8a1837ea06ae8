package dev.openpartner.server.signin;

import dev.openpartner.server.security.BearerKeyFilter;
import dev.openpartner.server.security.RouteAccess;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Which requests are a person's. Every request is asked this, so it looks at as little as it can: the path, and for the API whether
 * a key or a session's cookie came. A key wins over a cookie.
 */
final class PeopleRequests {

    private static final String API = "/api/";
    private static final String CLICK_ROUTER = "/r/";
    private static final String ASSETS = "/assets/";

    private PeopleRequests() {}

    static boolean isPersons(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (path.startsWith(API)) {
            // What is open to every browser gains nothing by a session, and must not need its token.
            return SessionCookie.isIn(request) && !BearerKeyFilter.presentsKey(request) && !path.equals(RouteAccess.IDENTIFY);
        }
        return !path.startsWith(CLICK_ROUTER) && !path.startsWith(ASSETS);
    }
}
