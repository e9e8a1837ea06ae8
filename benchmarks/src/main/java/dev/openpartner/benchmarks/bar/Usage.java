package dev.openpartner.benchmarks.bar;

import dev.openpartner.benchmarks.server.Database;
import dev.openpartner.benchmarks.server.ProcessUsage;
import dev.openpartner.benchmarks.server.ServerProcess;

/**
 * Processor seconds used so far, or between two moments.
 *
 * @param seconds of the clock on the wall
 * @param server of the server's virtual machine
 * @param postgres of PostgreSQL with all its processes
 * @param driver of the benchmark itself
 * @param machine of everything
 */
record Usage(double seconds, double server, double postgres, double driver, double machine) {

    static Usage now(ServerProcess server, Database database) {
        return new Usage(
                System.nanoTime() / 1e9,
                ProcessUsage.cpuSeconds(server.pid()),
                ProcessUsage.cpuSecondsOfTree(database.postmasterPid()),
                ProcessUsage.cpuSeconds(ProcessHandle.current().pid()),
                ProcessUsage.cpuSecondsOfMachine());
    }

    Usage minus(Usage earlier) {
        return new Usage(
                seconds - earlier.seconds, server - earlier.server, postgres - earlier.postgres, driver - earlier.driver,
                machine - earlier.machine);
    }

    /** What neither of ours used. */
    double others() {
        return Math.max(0, machine - server - postgres - driver);
    }
}
