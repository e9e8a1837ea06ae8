package dev.openpartner.server.openapi;

import dev.openpartner.kernel.access.Caller;
import dev.openpartner.server.security.Route;
import dev.openpartner.server.security.RouteAccess;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** Completes what was read from the controllers: who may, what every answer has in common, and how problems look. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String ABOUT = """
            Partner attribution that explains itself: clicks, identities and conversions in, commissions and their reasons out. \
            Keys go into the header Authorization and nowhere else. Every problem is application/problem+json with a stable code \
            in `error`. Amounts in answers are decimal strings; times are RFC 3339.""";

    static {
        // A caller is who sends the request, and no part of it.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
        SpringDocUtils.getConfig().replaceWithSchema(JsonNode.class, RecordSchemas.ofType("object"));
    }

    @Bean
    OpenApiCustomizer completeDescription() {
        return ApiDescription::complete;
    }

    static void complete(OpenAPI api) {
        api.info(new Info().title("OpenPartner API").version("1").description(ABOUT));
        api.servers(List.of(new Server().url("/").description("This server")));
        Components parts = api.getComponents() == null ? new Components() : api.getComponents();
        api.setComponents(parts);
        SharedParts.addTo(parts);
        Problems.addTo(parts);
        Paths described = api.getPaths() == null ? new Paths() : api.getPaths();
        api.setPaths(inOrder(described));
        for (Route route : RouteAccess.ROUTES) {
            operation(described, route).ifPresent(operation -> RouteDescription.complete(operation, route, parts));
        }
        new FieldWords().describe(parts);
    }

    private static Paths inOrder(Paths described) {
        Paths ordered = new Paths();
        new TreeMap<>(described).forEach(ordered::addPathItem);
        return ordered;
    }

    /** The operation of a row; a controller may name its path variables as it likes. */
    private static Optional<Operation> operation(Paths described, Route route) {
        return described.entrySet().stream()
                .filter(path -> Route.shape(route.method().name(), path.getKey()).equals(route.shape()))
                .map(Map.Entry::getValue)
                .flatMap(item -> Optional.ofNullable(item.readOperationsMap()
                                .get(PathItem.HttpMethod.valueOf(route.method().name())))
                        .stream())
                .findFirst();
    }
}
