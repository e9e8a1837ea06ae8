package dev.openpartner.server.scenario;

import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The callers that scenarios speak as, against one running server. */
public record Callers(URI server) {

    public static final String ADMIN_KEY = "scenario-admin-key-of-the-default-tenant";
    public static final String RIVAL_TENANT = "rival";
    public static final String RIVAL_ADMIN_KEY = "scenario-admin-key-of-the-rival-tenant";

    /** A tenant in which nothing ever happens. */
    public static final String IDLE_TENANT = "idle";

    public static final String IDLE_ADMIN_KEY = "scenario-admin-key-of-the-idle-tenant";

    public static Callers at(int port) {
        return new Callers(URI.create("http://localhost:" + port));
    }

    public Client nobody() {
        return new Client(server);
    }

    public Client admin() {
        return nobody().withKey(ADMIN_KEY);
    }

    /** The admin of another tenant on the same server. */
    public Client rivalAdmin() {
        return nobody().withKey(RIVAL_ADMIN_KEY);
    }

    /** A new integration of the default tenant. */
    public Client integration(String source, String... scopes) {
        return nobody().withKey(mint(source, scopes).text("/plaintext"));
    }

    public Answer mint(String source, String... scopes) {
        String quoted = Arrays.stream(scopes).map("\"%s\""::formatted).collect(Collectors.joining(","));
        return admin().post("/api/api-keys", """
                {"label": "%s key", "source": "%s", "scopes": [%s]}""".formatted(source, source, quoted)).expect(201);
    }
}
