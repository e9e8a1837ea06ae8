package dev.openpartner.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.command.signin.OneTimeTokens;
import dev.openpartner.server.testserver.Http;
import dev.openpartner.server.testserver.OnTestServer;
import dev.openpartner.server.testserver.TestKeys;
import dev.openpartner.server.testserver.TestPeople;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Every route against every kind of caller, over HTTP, compared with a file that a person approved. A change of the route table
 * changes the file, and the difference is what a reviewer reads: {@code -Dmatrix.write=true} writes it.
 */
@OnTestServer
class RouteMatrixTest {

    private static final Path APPROVED = Path.of("src/test/resources/route-matrix.txt");

    @LocalServerPort
    private int port;

    @Autowired
    private OneTimeTokens tokens;

    @Test
    void everyRouteAnswersEveryKindOfCallerAsApproved() throws IOException {
        Http http = new Http(port);
        List<String> lines = new ArrayList<>();
        Map<String, String[]> sessions = new LinkedHashMap<>();
        for (Route route : PageAccess.ROUTES) {
            TestPeople.SESSIONS.forEach((session, account) ->
                    sessions.computeIfAbsent(session, missing -> TestPeople.signIn(http, tokens, account)));
            lines.add(row(http, sessions, route));
            if (route.path().getPatternString().equals("/sign-out")) {
                sessions.clear();
            }
        }
        String matrix = String.join("\n", lines) + "\n";
        if (Boolean.getBoolean("matrix.write")) {
            Files.writeString(APPROVED, matrix);
        }
        assertThat(matrix).isEqualTo(Files.readString(APPROVED, StandardCharsets.UTF_8));
    }

    /** The route, then who gets in, then who gets which refusal. */
    private static String row(Http http, Map<String, String[]> sessions, Route route) {
        Map<String, List<String>> callersByOutcome = new LinkedHashMap<>();
        callersByOutcome.put("allowed", new ArrayList<>());
        String path = route.path().getPatternString().replace("{id}", TestKeys.PARTNER_ID).replaceAll("\\{[^}]*}", "some");
        note(callersByOutcome, "none", send(http, route, path));
        note(callersByOutcome, "malformed", send(http, route, path, Http.key("op_live_no_such_key")));
        for (String key : TestKeys.all().keySet()) {
            note(callersByOutcome, key, send(http, route, path, Http.key(key)));
        }
        sessions.forEach((session, headers) -> {
            if (session.equals("admin-session")) {
                // As a page of another site would have the browser send it.
                note(callersByOutcome, "admin-session-without-token", send(http, route, path, "Cookie", headers[1]));
            }
            note(callersByOutcome, session, send(http, route, path, headers));
        });
        StringBuilder row = new StringBuilder(route.method().name() + " " + route.path().getPatternString());
        callersByOutcome.forEach((outcome, callers) -> row.append("\n    ").append(outcome).append(": ")
                .append(callers.isEmpty() ? "nobody" : String.join(", ", callers)));
        return row.toString();
    }

    private static void note(Map<String, List<String>> callersByOutcome, String caller, Http.Answer answer) {
        String outcome = answer.status() == 200 ? "allowed" : answer.status() + " " + answer.error();
        callersByOutcome.computeIfAbsent(outcome, first -> new ArrayList<>()).add(caller);
    }

    private static Http.Answer send(Http http, Route route, String path, String... headers) {
        boolean body = switch (route.method().name()) {
            case "POST", "PUT", "PATCH" -> true;
            default -> false;
        };
        return http.send(route.method().name(), path, body ? BodyPublishers.ofString("{}") : BodyPublishers.noBody(), headers);
    }
}
