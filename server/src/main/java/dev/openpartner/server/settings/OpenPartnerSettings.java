package dev.openpartner.server.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the server itself; each is also an environment variable, {@code openpartner.data-dir} being
 * {@code OPENPARTNER_DATA_DIR}.
 *
 * @param dataDir where the server keeps what is its own: the embedded database and its passwords
 * @param database the database to use instead of the embedded one, and how many connections to it
 */
@ConfigurationProperties("openpartner")
public record OpenPartnerSettings(@DefaultValue("./data") Path dataDir, @DefaultValue Database database) {

    /**
     * An external database.
     *
     * @param url JDBC URL of a PostgreSQL from version 15; absent: the embedded one
     * @param username the role of the application's connections
     * @param password its password
     * @param ownerUsername the role that runs the migrations; absent: the same
     * @param ownerPassword its password
     * @param poolSize the most connections that are held open
     */
    public record Database(
            @Nullable String url,
            @DefaultValue("") String username,
            @DefaultValue("") String password,
            @Nullable String ownerUsername,
            @DefaultValue("") String ownerPassword,
            @DefaultValue("20") int poolSize) {

        /** Whether a database is given, instead of the embedded one. */
        public boolean isExternal() {
            return url != null && !url.isBlank();
        }

        @Override
        public String toString() {
            return "Database[" + (isExternal() ? "external" : "embedded") + "]";
        }
    }
}
