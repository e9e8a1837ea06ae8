package dev.openpartner.server.packaged;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;

/**
 * Makes the class cache of a jar, which halves the time of its start: lets the JVM record one run with some work in it, on a database
 * of its own. The launcher finds the cache beside the jar. The build calls it with the jar and the cache; uses the JDK alone, so that
 * {@code java} runs it from its source.
 */
public final class ClassCache {

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final int WORKERS = 4;
    private static final int CONVERSIONS = 400;

    private ClassCache() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("Give two paths: the jar, and the cache to make of it.");
        }
        Path jar = Path.of(arguments[0]).toAbsolutePath();
        Path cache = Path.of(arguments[1]).toAbsolutePath();
        Files.deleteIfExists(cache);
        Path directory = Files.createTempDirectory("openpartner-class-cache");
        try {
            run(new ServerProcess(jar, directory.resolve("data"), "-XX:AOTCacheOutput=" + cache));
            if (!Files.exists(cache)) {
                throw new IllegalStateException("The JVM made no cache:\n" + Files.readString(directory.resolve("data.log")));
            }
        } finally {
            delete(directory);
        }
    }

    private static void run(ServerProcess server) throws Exception {
        try {
            server.start();
            server.awaitReady(READY_WITHIN);
            Workload workload = new Workload(server.api(), ServerProcess.ADMIN_KEY);
            workload.setUp();
            Workload.Load load = workload.start(WORKERS);
            workload.awaitAcknowledged(CONVERSIONS);
            load.stop();
        } finally {
            server.stop();
        }
    }

    private static void delete(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, IOException failure) throws IOException {
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
