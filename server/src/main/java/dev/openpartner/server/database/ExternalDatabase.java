package dev.openpartner.server.database;

import dev.openpartner.server.database.DatabaseAccess.Login;
import dev.openpartner.server.settings.OpenPartnerSettings;
import dev.openpartner.server.startup.StartupProblem;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A database that the operator runs, as named by the settings. */
final class ExternalDatabase {

    private static final String EXAMPLE = "For example jdbc:postgresql://db.example.com:5432/openpartner";

    private ExternalDatabase() {}

    /** Reads the settings; a URL that no PostgreSQL can be reached by is refused here, in words. */
    static DatabaseAccess from(OpenPartnerSettings.Database settings) {
        String url = String.valueOf(settings.url()).strip();
        if (!url.startsWith("jdbc:postgresql:") || !isAccepted(url)) {
            throw new StartupProblem(
                    "OPENPARTNER_DATABASE_URL is not the JDBC URL of a PostgreSQL database.",
                    "Write it as jdbc:postgresql://host:port/database. " + EXAMPLE + ".");
        }
        if (settings.username().isBlank()) {
            throw new StartupProblem(
                    "OPENPARTNER_DATABASE_URL is set, but OPENPARTNER_DATABASE_USERNAME is not.",
                    "Set OPENPARTNER_DATABASE_USERNAME and OPENPARTNER_DATABASE_PASSWORD as well.");
        }
        Login application = new Login(settings.username(), settings.password());
        String owner = settings.ownerUsername();
        return new DatabaseAccess(
                url,
                owner == null || owner.isBlank() ? application : new Login(owner, settings.ownerPassword()),
                application);
    }

    private static boolean isAccepted(String url) {
        try {
            return DriverManager.getDriver(url).acceptsURL(url);
        } catch (SQLException noDriverTakesIt) {
            return false;
        }
    }
}
