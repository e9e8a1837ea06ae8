package dev.openpartner.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The built files that a measured server consists of.
 *
 * @param server the packaged server
 * @param inServer the benchmark's routes, see {@code benchmarks.inserver}
 */
public record Jars(Path server, Path inServer) {

    public Jars {
        require(server);
        require(inServer);
    }

    /** Those of a build of this directory tree, seen from its root. */
    public static Jars in(Path root) {
        return new Jars(
                root.resolve("server/target/openpartner.jar").toAbsolutePath(),
                root.resolve("benchmarks/target/openpartner-benchmarks-inserver.jar").toAbsolutePath());
    }

    /**
     * What the server's jar says its virtual machine is to be started with, and the class cache beside it: {@code java -jar} takes them
     * from there by itself, and a class path of two jars does not.
     *
     * @param given options that are added; a collector among them takes the place of the jar's
     */
    List<String> jvmOptions(List<String> given) throws IOException {
        try (JarFile jar = new JarFile(server.toFile())) {
            String options = jar.getManifest().getMainAttributes().getValue("JVM-Options");
            List<String> ofJar = new ArrayList<>(options == null ? List.of() : withoutSecondCollector(options, given));
            Path classCache = server.resolveSibling(server.getFileName().toString().replaceFirst("jar$", "aot"));
            if (Files.exists(classCache)) {
                ofJar.add("-XX:AOTCache=" + classCache);
            }
            return List.copyOf(ofJar);
        }
    }

    static List<String> withoutSecondCollector(String options, List<String> given) {
        boolean collectorGiven = given.stream().anyMatch(Jars::choosesCollector);
        return Stream.of(options.split("\\s+", -1))
                .filter(option -> !option.isEmpty() && !(collectorGiven && choosesCollector(option)))
                .toList();
    }

    private static boolean choosesCollector(String option) {
        return option.matches("-XX:\\+Use\\w+GC");
    }

    private static void require(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new IllegalArgumentException(
                    "No " + jar + "; build it with ./mvnw package -DskipTests, and start the benchmarks from the root of the repository.");
        }
    }
}
