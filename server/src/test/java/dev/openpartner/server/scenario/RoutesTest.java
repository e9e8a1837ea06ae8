package dev.openpartner.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.access.Scope;
import dev.openpartner.server.security.PageAccess;
import dev.openpartner.server.security.Route;
import dev.openpartner.server.security.SignInAccess;
import dev.openpartner.server.testserver.LiveRoutes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The assembled server has the routes of the table and lets in whom the approved matrix lets in, with keys that it minted itself. */
@RunningServer
class RoutesTest {

    private static final Path APPROVED = Path.of("src/test/resources/route-matrix.txt");

    /** Such routes take no body, and do what they are asked for. */
    private static final Set<String> WITHOUT_BODY = Set.of("/api/audit");

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Test
    void everyRouteHasARowAndEveryRowARoute() {
        Set<String> rows = PageAccess.ROUTES.stream().map(Route::shape).collect(Collectors.toSet());
        assertThat(LiveRoutes.missing(rows, LiveRoutes.of(mapping))).isEqualTo(LiveRoutes.CLOSED);
        Set<String> filtered = SignInAccess.FILTERED.stream().map(Route::shape).collect(Collectors.toSet());
        assertThat(LiveRoutes.missing(LiveRoutes.of(mapping), rows)).isEqualTo(filtered);
    }

    @Test
    void everyRouteLetsInWhomTheMatrixLetsIn() throws IOException {
        Callers callers = Callers.at(port);
        String partnerId = partner(callers, "matrix@partner.example");
        Map<String, Client> clients = clients(callers, partnerId);
        Map<String, Map<String, String>> approved = approved();
        List<String> differences = new ArrayList<>();
        for (Route route : PageAccess.ROUTES) {
            String name = route.method().name() + " " + route.path().getPatternString();
            String path = path(route, partnerId);
            clients.forEach((caller, client) -> {
                String expected = String.valueOf(approved.getOrDefault(name, Map.of()).get(caller));
                Answer answer = call(client, route.method().name(), path);
                if (!agrees(expected, answer)) {
                    differences.add("%s as %s: %s expected, got %d %s".formatted(name, caller, expected, answer.status(), answer.text()));
                }
            });
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void theAdminOfAnotherTenantFindsNothingOfThisOne() {
        Callers callers = Callers.at(port);
        String partnerId = partner(callers, "walled@partner.example");
        List<Route> ofOnePartner = PageAccess.ROUTES.stream()
                .filter(route -> route.path().getPatternString().startsWith("/api/partners/{id}"))
                .toList();
        assertThat(ofOnePartner).isNotEmpty().allSatisfy(route -> {
            Answer answer = call(callers.rivalAdmin(), route.method().name(), path(route, partnerId));
            // A body with faults may be refused before anybody is looked for; it tells nothing either.
            assertThat(answer.status()).as("%s: %s", route.shape(), answer.text()).isIn(400, 404);
        });
    }

    /** Allowed is whatever a handler answers, a refusal of the empty body or of an unknown id included; a fault never is. */
    private static boolean agrees(String expected, Answer answer) {
        String error = answer.text().startsWith("{") ? answer.json().path("error").asString("") : "";
        return expected.equals("allowed")
                ? answer.status() != 401 && answer.status() != 403 && answer.status() != 405 && answer.status() < 500
                : expected.equals(answer.status() + " " + error);
    }

    private static Answer call(Client client, String method, String path) {
        if (method.equals("POST") && WITHOUT_BODY.contains(path)) {
            return client.post(path);
        }
        return switch (method) {
            case "POST", "PUT", "PATCH" -> client.call(method, path, "application/json", "{}".getBytes(StandardCharsets.UTF_8));
            default -> client.call(method, path);
        };
    }

    private static String path(Route route, String partnerId) {
        String pattern = route.path().getPatternString();
        String id = pattern.startsWith("/api/partners/") ? partnerId : "some";
        return pattern.replace("{id}", id).replaceAll("\\{[^}]*}", "some");
    }

    private static Map<String, Client> clients(Callers callers, String partnerId) {
        Map<String, Client> clients = new LinkedHashMap<>();
        clients.put("none", callers.nobody());
        clients.put("malformed", callers.nobody().withKey("op_live_no_such_key"));
        for (Scope scope : Scope.values()) {
            clients.put(scope.text(), callers.integration("matrix", scope.text()));
        }
        clients.put("partner", partnerKey(callers, partnerId));
        clients.put("other-partner", partnerKey(callers, partner(callers, "matrix-other@partner.example")));
        clients.put("admin", callers.admin());
        clients.put("other-admin", callers.rivalAdmin());
        return clients;
    }

    private static String partner(Callers callers, String email) {
        String body = "{\"email\": \"%s\", \"name\": \"Matrix\"}".formatted(email);
        return callers.admin().post("/api/partners", body).expect(201).text("/id");
    }

    private static Client partnerKey(Callers callers, String partnerId) {
        Answer key = callers.admin().post("/api/partners/%s/api-keys".formatted(partnerId), "{}").expect(201);
        return callers.nobody().withKey(key.text("/plaintext"));
    }

    /** The approved outcome by route and caller. */
    private static Map<String, Map<String, String>> approved() throws IOException {
        Map<String, Map<String, String>> approved = new LinkedHashMap<>();
        Map<String, String> row = new LinkedHashMap<>();
        for (String line : Files.readAllLines(APPROVED)) {
            if (line.startsWith(" ")) {
                String outcome = line.strip().substring(0, line.strip().indexOf(':'));
                for (String caller : line.strip().substring(line.strip().indexOf(':') + 1).split(", ", -1)) {
                    row.put(caller.strip(), outcome);
                }
            } else {
                row = new LinkedHashMap<>();
                approved.put(line, row);
            }
        }
        return approved;
    }
}
