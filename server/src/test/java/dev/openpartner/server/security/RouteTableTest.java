package dev.openpartner.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.access.Scope;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

class RouteTableTest {

    private static final Caller ADMIN = caller(Caller.Role.ADMIN);
    private static final RouteTable TABLE = new RouteTable(List.of(
            new Route(HttpMethod.GET, "/api/things", new Access.Admin()),
            new Route(HttpMethod.POST, "/api/things", new Access.Scoped(Scope.LINKS_WRITE)),
            new Route(HttpMethod.GET, "/api/things/{id}", new Access.Admin()),
            new Route(HttpMethod.GET, "/api/things/open", new Access.Open())));

    @Test
    void aPathWithoutARowIsDeniedWhoeverAsks() {
        assertThat(decide(ADMIN, "GET", "/api/planted")).isEqualTo(new Verdict.UnknownPath());
        assertThat(decide(CurrentCaller.ANONYMOUS, "GET", "/api/planted")).isEqualTo(new Verdict.NoKey());
    }

    @Test
    void theMostLiteralRowCounts() {
        assertThat(decide(CurrentCaller.ANONYMOUS, "GET", "/api/things/open")).isEqualTo(new Verdict.Granted());
        assertThat(decide(CurrentCaller.ANONYMOUS, "GET", "/api/things/other")).isEqualTo(new Verdict.NoKey());
    }

    @Test
    void anEncodedPathIsTheSamePathAsForAController() {
        assertThat(decide(CurrentCaller.ANONYMOUS, "GET", "/api/things/%6Fpen")).isEqualTo(new Verdict.Granted());
    }

    @Test
    void aSlashAtTheEndIsAnotherPath() {
        assertThat(decide(ADMIN, "GET", "/api/things/")).isEqualTo(new Verdict.UnknownPath());
    }

    @Test
    void headIsAskedAsGet() {
        assertThat(decide(ADMIN, "HEAD", "/api/things")).isEqualTo(new Verdict.Granted());
        assertThat(decide(caller(Caller.Role.PARTNER), "HEAD", "/api/things")).isEqualTo(new Verdict.Forbidden());
    }

    @Test
    void aWrongMethodIsToldTheRightOnes() {
        assertThat(decide(ADMIN, "DELETE", "/api/things"))
                .isEqualTo(new Verdict.WrongMethod(List.of("GET", "HEAD", "OPTIONS", "POST")));
        assertThat(decide(CurrentCaller.ANONYMOUS, "DELETE", "/api/things")).isEqualTo(new Verdict.NoKey());
        assertThat(decide(CurrentCaller.ANONYMOUS, "DELETE", "/api/things/open")).isInstanceOf(Verdict.WrongMethod.class);
    }

    @Test
    void noRouteIsNamedTwice() {
        assertThat(PageAccess.ROUTES.stream().map(Route::shape)).doesNotHaveDuplicates();
    }

    private static Verdict decide(Caller caller, String method, String path) {
        return TABLE.decide(caller, method, PathContainer.parsePath(path));
    }

    private static Caller caller(Caller.Role role) {
        return new Caller("acme", role, "key", "label", "key", Set.of(), null);
    }
}
