package dev.openpartner.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

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

    /** What the server's jar says of itself, its main class and the options of its JVM among it. */
    Attributes serverManifest() throws IOException {
        try (JarFile jar = new JarFile(server.toFile())) {
            return jar.getManifest().getMainAttributes();
        }
    }

    private static void require(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new IllegalArgumentException(
                    "No " + jar + "; build it with ./mvnw package -DskipTests, and start the benchmarks from the root of the repository.");
        }
    }
}
