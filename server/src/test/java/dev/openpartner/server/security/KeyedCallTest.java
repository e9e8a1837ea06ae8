package dev.openpartner.server.security;

import static dev.openpartner.server.testserver.Http.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.server.testserver.Http;
import dev.openpartner.server.testserver.OnTestServer;
import jakarta.servlet.Filter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

@OnTestServer
class KeyedCallTest {

    @LocalServerPort
    private int port;

    @Autowired
    private List<SecurityFilterChain> chains;

    @Test
    void everyChainOfTheApiEndsInTheRouteTable() {
        List<Filter> keyed = filtersOf("/api/campaigns", true);
        List<Filter> keyless = filtersOf("/api/campaigns", false);
        for (List<Filter> filters : List.of(keyed, keyless)) {
            assertThat(filters).anyMatch(BearerKeyFilter.class::isInstance).anyMatch(AuthorizationFilter.class::isInstance);
        }
        assertThat(keyed).hasSizeLessThan(keyless.size());
    }

    @Test
    void anAnswerToAKeyHasTheHeadersOfEveryOther() {
        Http http = new Http(port);
        Http.Answer keyed = http.get("/api/auth/introspect", key("admin"));
        Http.Answer keyless = http.get("/api/auth/introspect");
        for (String name : List.of(
                "X-Content-Type-Options",
                "X-Frame-Options",
                "Cache-Control",
                "Content-Security-Policy",
                "Referrer-Policy")) {
            assertThat(keyed.response().headers().allValues(name))
                    .as(name)
                    .hasSize(1)
                    .isEqualTo(keyless.response().headers().allValues(name));
        }
    }

    @Test
    void healthSaysOnceThatItIsNotToBeKept() {
        Http.Answer health = new Http(port).get("/api/health", key("admin"));
        assertThat(health.response().headers().allValues("Cache-Control")).hasSize(1);
    }

    private List<Filter> filtersOf(String path, boolean keyed) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        if (keyed) {
            request.addHeader("Authorization", "Bearer admin");
        }
        return chains.stream().filter(chain -> chain.matches(request)).findFirst().orElseThrow().getFilters();
    }
}
