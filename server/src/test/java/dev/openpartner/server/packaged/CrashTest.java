package dev.openpartner.server.packaged;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Kills the packaged server at random moments under load, again and again, and verifies that nothing it acknowledged was lost
 * or counted twice. Not a part of the build; {@code docs/crash-test.md} says how to run it. Uses the JDK alone, so that
 * {@code java} runs it from its source.
 *
 * <p>Options: {@code --rounds=20}, {@code --jar=server/target/openpartner.jar}, {@code --data=<new directory>},
 * {@code --postmaster-every=4} (that often PostgreSQL is killed and not the server; 0: never), {@code --seed=<number>}.
 */
public final class CrashTest {

    private static final int WORKERS = 16;
    private static final Duration READY_WITHIN = Duration.ofSeconds(10);
    private static final Duration GIVE_UP_AFTER = Duration.ofMinutes(2);
    private static final int MIN_LOAD_MS = 500;
    private static final int MAX_LOAD_MS = 3_000;

    private final Map<String, String> options;
    private final Random random;
    private final List<Long> readyMs = new ArrayList<>();

    private CrashTest(Map<String, String> options) {
        this.options = options;
        long seed = Long.parseLong(options.getOrDefault("seed", Long.toString(System.nanoTime())));
        this.random = new Random(seed);
        System.out.println("seed " + seed);
    }

    /** Runs the rounds; the exit status is 1 when anything was lost, doubled or too slow. */
    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new TreeMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (!argument.startsWith("--") || equals < 0) {
                throw new IllegalArgumentException("Not an option: " + argument + ". Options look like --rounds=20.");
            }
            options.put(argument.substring(2, equals), argument.substring(equals + 1));
        }
        boolean passed = new CrashTest(options).run();
        System.exit(passed ? 0 : 1);
    }

    private boolean run() throws Exception {
        int rounds = Integer.parseInt(options.getOrDefault("rounds", "20"));
        int postmasterEvery = Integer.parseInt(options.getOrDefault("postmaster-every", "4"));
        Path jar = Path.of(options.getOrDefault("jar", "server/target/openpartner.jar")).toAbsolutePath();
        String chosen = options.get("data");
        Path data = chosen == null ? Files.createTempDirectory("openpartner-crash") : Path.of(chosen).toAbsolutePath();
        ServerProcess server = new ServerProcess(jar, data);
        try {
            server.start();
            System.out.printf("first start: ready after %d ms, data in %s%n", server.awaitReady(GIVE_UP_AFTER), data);
            Workload workload = new Workload(server.api(), ServerProcess.ADMIN_KEY);
            workload.setUp();
            for (int round = 1; round <= rounds; round++) {
                boolean killPostgres = postmasterEvery > 0 && round % postmasterEvery == 0;
                oneRound(round, server, workload, killPostgres);
            }
            return report(workload, new Books(server.api(), ServerProcess.ADMIN_KEY, workload).differences());
        } finally {
            server.stop();
        }
    }

    private void oneRound(int round, ServerProcess server, Workload workload, boolean killPostgres) throws Exception {
        int loadMs = MIN_LOAD_MS + random.nextInt(MAX_LOAD_MS - MIN_LOAD_MS);
        int before = workload.acknowledged();
        Workload.Load load = workload.start(WORKERS);
        Thread.sleep(loadMs);
        if (killPostgres) {
            server.killPostgres();
        } else {
            server.kill();
            load.stop();
            server.start();
        }
        long ready = server.awaitReady(GIVE_UP_AFTER);
        load.stop();
        readyMs.add(ready);
        int unanswered = workload.settle();
        System.out.printf("round %d: killed %s after %d ms, %d acknowledged, %d sent again, ready after %d ms%n",
                round, killPostgres ? "PostgreSQL" : "the server", loadMs, workload.acknowledged() - before - unanswered,
                unanswered, ready);
    }

    private boolean report(Workload workload, List<String> differences) {
        long slowest = readyMs.stream().mapToLong(Long::longValue).max().orElse(0);
        List<String> faults = new ArrayList<>(differences);
        faults.addAll(workload.faults());
        if (slowest > READY_WITHIN.toMillis()) {
            faults.add("ready only after " + slowest + " ms; allowed are " + READY_WITHIN.toMillis());
        }
        System.out.printf("%d kills, %d conversions acknowledged, %d requests sent again, ready after %d ms at most%n",
                readyMs.size(), workload.acknowledged(), workload.sentAgain(), slowest);
        faults.forEach(fault -> System.out.println("FAULT: " + fault));
        System.out.println(faults.isEmpty() ? "Nothing was lost, nothing was doubled." : faults.size() + " faults.");
        return faults.isEmpty();
    }
}
