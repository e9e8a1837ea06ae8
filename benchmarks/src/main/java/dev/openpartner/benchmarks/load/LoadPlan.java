package dev.openpartner.benchmarks.load;

import java.net.InetSocketAddress;

/**
 * One run of load.
 *
 * @param target where to
 * @param connections kept alive, each with one request under way at most
 * @param ratePerSecond 0: closed loop, each connection sends its next request when it has its answer; above: open loop, requests
 *     fall due at this rate whatever the server does, and latency counts from when a request was due
 * @param warmUpMs at the start, in which answers are taken but not measured
 * @param durationMs after the warm-up
 * @param maxRequests ends the run early
 */
public record LoadPlan(
        InetSocketAddress target, int connections, double ratePerSecond, long warmUpMs, long durationMs, long maxRequests) {

    /** Each connection as fast as it gets its answers. */
    public static LoadPlan closedLoop(InetSocketAddress target, int connections, long warmUpMs, long durationMs) {
        return new LoadPlan(target, connections, 0, warmUpMs, durationMs, Long.MAX_VALUE);
    }

    /** At a set rate. */
    public static LoadPlan openLoop(
            InetSocketAddress target, int connections, double ratePerSecond, long warmUpMs, long durationMs) {
        return new LoadPlan(target, connections, ratePerSecond, warmUpMs, durationMs, Long.MAX_VALUE);
    }

    /** A number of requests, as fast as they are answered. */
    public static LoadPlan ofRequests(InetSocketAddress target, int connections, long requests) {
        return new LoadPlan(target, connections, 0, 0, Long.MAX_VALUE / 4_000_000, requests);
    }

    boolean isOpenLoop() {
        return ratePerSecond > 0;
    }
}
