package dev.openpartner.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.server.testserver.Http;
import dev.openpartner.server.testserver.LiveRoutes;
import dev.openpartner.server.testserver.OnTestServer;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@OnTestServer
class RouteCoverageTest {

    private static final Set<String> ROWS = PageAccess.ROUTES.stream().map(Route::shape).collect(Collectors.toSet());

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Test
    void everyRouteHasARowAndEveryRowARoute() {
        assertThat(LiveRoutes.missing(ROWS, LiveRoutes.of(mapping))).isEqualTo(LiveRoutes.CLOSED);
        assertThat(LiveRoutes.missing(LiveRoutes.of(mapping), ROWS)).isEmpty();
    }

    @Test
    void aPlantedRouteWithoutARowIsFoundAndIsClosedToAdmins() throws NoSuchMethodException {
        RequestMappingInfo planted = RequestMappingInfo.paths("/api/planted/{id}")
                .methods(RequestMethod.GET)
                .options(mapping.getBuilderConfiguration())
                .build();
        mapping.registerMapping(planted, this, getClass().getDeclaredMethod("planted"));
        try {
            assertThat(LiveRoutes.missing(ROWS, LiveRoutes.of(mapping))).contains("GET /api/planted/{}");
            assertThat(new Http(port).get("/api/planted/1", Http.key("admin")).status()).isEqualTo(404);
        } finally {
            mapping.unregisterMapping(planted);
        }
    }

    @Test
    void aPlantedRowWithoutARouteIsFound() {
        assertThat(LiveRoutes.missing(LiveRoutes.of(mapping), Set.of("GET /api/planted"))).containsExactly("GET /api/planted");
    }

    @Test
    void whatIsMappedButClosedLetsNobodyIn() {
        assertThat(new Http(port).get("/api/openapi.json.yaml", Http.key("admin")).status()).isEqualTo(404);
    }

    String planted() {
        return "open";
    }
}
