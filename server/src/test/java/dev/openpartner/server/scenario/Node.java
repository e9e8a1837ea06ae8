package dev.openpartner.server.scenario;

import dev.openpartner.server.OpenPartnerServer;
import dev.openpartner.server.database.OwnPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A server of one role, beside others on one database. */
public record Node(ConfigurableApplicationContext context) implements AutoCloseable {

    /**
     * Starts one.
     *
     * @param directory its own data directory, which no other node uses
     * @param role {@code command} or {@code query}
     */
    public static Node start(Path directory, String role) {
        List<String> settings = new ArrayList<>(OwnPostgres.running().settings());
        settings.add("openpartner.roles=" + role);
        settings.add("openpartner.data-dir=" + directory);
        settings.add("openpartner.admin-api-key=" + Callers.ADMIN_KEY);
        settings.add("server.port=0");
        settings.add("management.server.port=0");
        String[] arguments = settings.stream().map("--"::concat).toArray(String[]::new);
        return new Node(SpringApplication.run(OpenPartnerServer.class, arguments));
    }

    /** Where it listens. */
    public int port() {
        return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer()).getPort();
    }

    /** Those who speak with it. */
    public Callers callers() {
        return Callers.at(port());
    }

    @Override
    public void close() {
        context.close();
    }
}
