package dev.openpartner.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What processes have used of the machine, as Linux tells; everything is 0 elsewhere, and for a process that has ended. */
public final class ProcessUsage {

    /** Linux counts processor time in hundredths of a second, whatever the kernel's own clock is. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int IDLE_TICKS = 4;
    private static final int WAIT_TICKS = 5;
    private static final int LAST_WORK_TICKS = 8;
    private static final int USER_TICKS = 11;
    private static final int CHILDREN_SYSTEM_TICKS = 14;

    private ProcessUsage() {}

    /** Processor seconds of a process so far, with those of its children that have ended. */
    public static double cpuSeconds(long pid) {
        String[] fields = statFields(read("/proc/" + pid + "/stat"));
        double ticks = 0;
        for (int field = USER_TICKS; field <= CHILDREN_SYSTEM_TICKS && field < fields.length; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    /** Processor seconds of a process and of all that descend from it. */
    public static double cpuSecondsOfTree(long pid) {
        try (Stream<ProcessHandle> below = ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants)) {
            return cpuSeconds(pid) + below.mapToDouble(process -> cpuSeconds(process.pid())).sum();
        }
    }

    /** Processor seconds that the whole machine has worked so far. */
    public static double cpuSecondsOfMachine() {
        String[] fields = read("/proc/stat").lines().findFirst().orElse("cpu").split("\\s+", -1);
        double ticks = 0;
        for (int field = 1; field < fields.length && field <= LAST_WORK_TICKS; field++) {
            ticks += field == IDLE_TICKS || field == WAIT_TICKS ? 0 : Long.parseLong(fields[field]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    /** Resident memory now, in KiB. */
    public static long residentKib(long pid) {
        return statusKib(read("/proc/" + pid + "/status"), "VmRSS:");
    }

    /** The most resident memory so far, in KiB. */
    public static long peakResidentKib(long pid) {
        return statusKib(read("/proc/" + pid + "/status"), "VmHWM:");
    }

    /** The fields behind the program's name, which is in parentheses and may hold anything. */
    static String[] statFields(String stat) {
        return stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
    }

    static long statusKib(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException ended) {
            return "";
        }
    }
}
