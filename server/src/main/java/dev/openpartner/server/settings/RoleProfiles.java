package dev.openpartner.server.settings;

import dev.openpartner.server.startup.StartupProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Turns {@code OPENPARTNER_ROLES} into one Spring profile per role, {@code role-command} and {@code role-query}, so that each
 * side can mark what belongs to its role without knowing the server.
 */
class RoleProfiles implements EnvironmentPostProcessor {

    private static final Set<String> KNOWN = new TreeSet<>(List.of("command", "query"));

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String wanted = environment.getProperty("openpartner.roles", String.join(",", KNOWN));
        Set<String> roles = new TreeSet<>(Arrays.stream(wanted.split(",", -1)).map(String::strip).toList());
        if (!KNOWN.containsAll(roles)) {
            throw new StartupProblem(
                    "OPENPARTNER_ROLES is \"" + wanted + "\", but the roles are " + String.join(" and ", KNOWN) + ".",
                    "Set it to command, to query, or to command,query, which is what is taken when it is not set.");
        }
        roles.forEach(role -> environment.addActiveProfile("role-" + role));
    }
}
