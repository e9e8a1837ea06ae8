package dev.openpartner.benchmarks.calibration;

import dev.openpartner.benchmarks.server.Database;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own load generator, and other programs of a PostgreSQL that is installed. */
public final class Pgbench {

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final int CLIENTS = 32;
    private static final int LONGEST_S = 60;

    private Pgbench() {}

    /** A program of an installed PostgreSQL, the newest if there are several; on the path, or where Debian puts them. */
    public static Optional<Path> program(String name) {
        Stream<Path> onPath = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)).map(Path::of);
        return Stream.concat(onPath, debianVersions())
                .map(directory -> directory.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<Path> debianVersions() {
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            List<Path> newestFirst = versions.sorted(Comparator.reverseOrder()).map(version -> version.resolve("bin")).toList();
            return newestFirst.stream();
        } catch (IOException none) {
            return Stream.empty();
        }
    }

    /** Single-row transactions a second; takes longer than asked where all time went into opening the connections. */
    static double rowsPerSecond(Path pgbench, Database database, String insert, int seconds) throws IOException, InterruptedException {
        OptionalDouble rate = tryFor(pgbench, database, insert, seconds);
        for (int longer = seconds * 2; rate.isEmpty() && longer <= LONGEST_S; longer *= 2) {
            rate = tryFor(pgbench, database, insert, longer);
        }
        return rate.orElseThrow(() -> new IOException("pgbench did not get one transaction done"));
    }

    private static OptionalDouble tryFor(Path pgbench, Database database, String insert, int seconds)
            throws IOException, InterruptedException {
        Path script = Files.createTempFile("calibration", ".sql");
        try {
            Files.writeString(script, "\\set customer random(0, 1000000)\n" + insert.replace('\n', ' ') + ";\n");
            ProcessBuilder builder = new ProcessBuilder(
                    pgbench.toString(), "--host=127.0.0.1", "--port=" + database.port(), "--username=postgres",
                    "--no-vacuum", "--protocol=prepared", "--client=" + CLIENTS, "--jobs=2", "--time=" + seconds,
                    "--file=" + script, CalibrationTable.DATABASE);
            builder.environment().put("PGPASSWORD", database.superuserPassword());
            builder.redirectErrorStream(true);
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher rate = RATE.matcher(said);
            if (process.waitFor() != 0) {
                throw new IOException("pgbench failed: " + said);
            }
            return rate.find() ? OptionalDouble.of(Double.parseDouble(rate.group(1))) : OptionalDouble.empty();
        } finally {
            Files.delete(script);
        }
    }
}
