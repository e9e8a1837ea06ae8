package dev.openpartner.benchmarks.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a server is started.
 *
 * @param javaOptions of its virtual machine
 * @param environment settings beside those that every measured server has
 * @param withBenchmarkRoutes whether the routes of {@code benchmarks.inserver} are there
 */
public record ServerOptions(List<String> javaOptions, Map<String, String> environment, boolean withBenchmarkRoutes) {

    public ServerOptions {
        javaOptions = List.copyOf(javaOptions);
        environment = Map.copyOf(environment);
    }

    /** Both roles, with the benchmark's routes. */
    public static ServerOptions bothRoles(List<String> javaOptions) {
        return new ServerOptions(javaOptions, Map.of(), true);
    }

    /** The jar as a user starts it. */
    public static ServerOptions asShipped(List<String> javaOptions) {
        return new ServerOptions(javaOptions, Map.of(), false);
    }

    /** The same, taking commands only: no projection is kept up to date. */
    public ServerOptions commandsOnly() {
        return with("OPENPARTNER_ROLES", "command");
    }

    /** The same, answering queries only. */
    public ServerOptions queriesOnly() {
        return with("OPENPARTNER_ROLES", "query");
    }

    /** The same, with each command in a transaction of its own: what is done where nobody thought of groups. */
    public ServerOptions oneCommandPerTransaction() {
        return with("OPENPARTNER_LANE_MAXGROUPSIZE", "1");
    }

    /** The same with one more setting. */
    public ServerOptions with(String variable, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(variable, value);
        return new ServerOptions(javaOptions, more, withBenchmarkRoutes);
    }

    /** The same with one more option of the virtual machine. */
    public ServerOptions withJavaOption(String option) {
        List<String> more = new ArrayList<>(javaOptions);
        more.add(option);
        return new ServerOptions(more, environment, withBenchmarkRoutes);
    }
}
