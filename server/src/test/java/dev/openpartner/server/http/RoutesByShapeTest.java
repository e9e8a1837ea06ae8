package dev.openpartner.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.util.ServletRequestPathUtils;

class RoutesByShapeTest {

    private final AtomicInteger tries = new AtomicInteger();
    private final RoutesByShape routes = new RoutesByShape() {
        @Override
        protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo route, HttpServletRequest request) {
            tries.incrementAndGet();
            return super.getMatchingMapping(route, request);
        }
    };

    @BeforeEach
    void register() throws NoSuchMethodException {
        register("/r/{key}", RequestMethod.GET, "link");
        register("/api/deals/{id}", RequestMethod.GET, "deal");
        register("/api/deals/latest", RequestMethod.GET, "latest");
        register("/api/deals/{id}", RequestMethod.DELETE, "deletion");
        register("/api/{kind}/all", RequestMethod.GET, "all");
        register("/{tenant}/home", RequestMethod.GET, "home");
        register("/files/**", RequestMethod.GET, "file");
        register("/", RequestMethod.GET, "start");
    }

    @ParameterizedTest
    @CsvSource({
        "/r/abc, link",
        "/r/%41bc, link",
        "/api/deals/7, deal",
        "/api/deals/latest, latest",
        "/api/partners/all, all",
        "/acme/home, home",
        "/files/a, file",
        "/files/a/b/c, file",
        "/%72/abc, link",
        "/, start"
    })
    void a_route_is_found_whatever_its_path_is_like(String path, String handler) throws Exception {
        assertThat(handlerOf("GET", path)).isEqualTo(handler);
    }

    @Test
    void a_path_with_variables_is_not_tried_with_routes_of_another_shape() throws Exception {
        MockHttpServletRequest request = request("GET", "/r/abc");
        assertThat(routes.getHandler(request)).isNotNull();
        assertThat(tries).hasValue(1);
        assertThat(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)).isEqualTo("/r/{key}");
        assertThat(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE))
                .hasToString("{key=abc}");
    }

    @Test
    void what_no_route_takes_is_refused_as_before() throws Exception {
        assertThat(handlerOf("DELETE", "/api/deals/7")).isEqualTo("deletion");
        assertThat(handlerOf("GET", "/r")).isNull();
        assertThat(handlerOf("GET", "/r/a/b")).isNull();
        assertThatThrownBy(() -> handlerOf("PUT", "/api/deals/7"))
                .isInstanceOfSatisfying(HttpRequestMethodNotSupportedException.class, refusal -> assertThat(
                                refusal.getSupportedMethods())
                        .containsExactlyInAnyOrder("GET", "DELETE"));
    }

    @Test
    void a_route_that_is_registered_later_is_found_as_well() throws Exception {
        register("/later/{id}", RequestMethod.GET, "deal");
        assertThat(handlerOf("GET", "/later/7")).isEqualTo("deal");
    }

    private void register(String path, RequestMethod method, String handler) throws NoSuchMethodException {
        Method answer = getClass().getDeclaredMethod(handler);
        routes.registerMapping(
                RequestMappingInfo.paths(path)
                        .methods(method)
                        .options(routes.getBuilderConfiguration())
                        .build(),
                this,
                answer);
    }

    private @Nullable String handlerOf(String method, String path) throws Exception {
        HandlerExecutionChain found = routes.getHandler(request(method, path));
        return found == null ? null : ((HandlerMethod) found.getHandler()).getMethod().getName();
    }

    private static MockHttpServletRequest request(String method, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        ServletRequestPathUtils.parseAndCache(request);
        return request;
    }

    void link() {}

    void deal() {}

    void latest() {}

    void deletion() {}

    void all() {}

    void home() {}

    void file() {}

    void start() {}
}
