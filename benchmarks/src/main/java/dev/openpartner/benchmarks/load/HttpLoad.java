package dev.openpartner.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Load over HTTP/1.1: one thread, one selector, kept-alive connections, requests rendered by the caller, answers read as far as
 * their end. On two cores that are shared with what is measured, a costly client would measure itself.
 *
 * <p>In an open loop a request that finds no free connection waits, and its wait is part of its latency: a server that stalls
 * does not get away with the requests that were not sent meanwhile.
 */
public final class HttpLoad {

    private static final int SCRATCH_BYTES = 1 << 16;
    private static final long LATE_ANSWERS_NS = TimeUnit.SECONDS.toNanos(20);
    private static final long LOOK_UP_MS = 1;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final LoadPlan plan;
    private final Requests requests;
    private final Answers answers;
    private final BooleanSupplier isStopped;
    private final Runnable whenWarm;
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(SCRATCH_BYTES);
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final List<Connection> all = new ArrayList<>();
    private long next;
    private long busy;
    private long unanswered;
    private long lastSendNs;
    private long startNs;
    private long untilNs;
    private boolean warm;

    private HttpLoad(LoadPlan plan, Requests requests, Answers answers, BooleanSupplier isStopped, Runnable whenWarm) {
        this.plan = plan;
        this.isStopped = isStopped;
        this.whenWarm = whenWarm;
        this.requests = requests;
        this.answers = answers;
    }

    /** Runs to the plan's end, waits a while for the answers under way, and tells what came. */
    public static LoadResult run(LoadPlan plan, Requests requests, Answers answers) throws IOException {
        return run(plan, requests, answers, () -> false);
    }

    /** The same, and runs something, which must be quick, when the warm-up is over and the measurement begins. */
    public static LoadResult runAndTell(LoadPlan plan, Requests requests, Answers answers, Runnable whenWarm) throws IOException {
        return new HttpLoad(plan, requests, answers, () -> false, whenWarm).run();
    }

    /** Runs to the plan's end, or until somebody says so. */
    public static LoadResult run(LoadPlan plan, Requests requests, Answers answers, BooleanSupplier isStopped) throws IOException {
        return new HttpLoad(plan, requests, answers, isStopped, () -> {}).run();
    }

    private LoadResult run() throws IOException {
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < plan.connections(); i++) {
                all.add(new Connection(plan.target(), selector));
            }
            idle.addAll(all);
            Recording recording = startClock();
            long cpuNs = THREADS.getCurrentThreadCpuTime();
            while (isSending() || (busy > 0 && System.nanoTime() < lastSendNs + LATE_ANSWERS_NS)) {
                noteWarmth(System.nanoTime());
                sendDue();
                selector.select(key -> react(key, recording), LOOK_UP_MS);
            }
            long endedNs = System.nanoTime();
            for (Connection connection : all) {
                connection.close();
            }
            double cpuSeconds = (THREADS.getCurrentThreadCpuTime() - cpuNs) / 1e9;
            return recording.result(endedNs, next, unanswered + busy, cpuSeconds, (endedNs - startNs) / 1e9);
        }
    }

    /** Once all connections are open: thousands of them take their time, which is not the server's to answer for. */
    private Recording startClock() {
        startNs = System.nanoTime();
        lastSendNs = startNs;
        long fromNs = startNs + TimeUnit.MILLISECONDS.toNanos(plan.warmUpMs());
        untilNs = fromNs + TimeUnit.MILLISECONDS.toNanos(plan.durationMs());
        return new Recording(fromNs, untilNs);
    }

    private void noteWarmth(long nowNs) {
        if (!warm && nowNs >= startNs + TimeUnit.MILLISECONDS.toNanos(plan.warmUpMs())) {
            warm = true;
            whenWarm.run();
        }
    }

    private boolean isSending() {
        return next < plan.maxRequests() && !isStopped.getAsBoolean() && System.nanoTime() < untilNs;
    }

    private void sendDue() throws IOException {
        while (!idle.isEmpty() && isSending()) {
            long nowNs = System.nanoTime();
            long dueNs = plan.isOpenLoop() ? startNs + (long) (next / plan.ratePerSecond() * 1e9) : nowNs;
            if (dueNs > nowNs) {
                return;
            }
            Connection connection = idle.poll();
            long number = next++;
            busy++;
            lastSendNs = nowNs;
            try {
                connection.send(number, requests.render(number), plan.isOpenLoop() ? dueNs : System.nanoTime());
            } catch (IOException e) {
                lost(connection);
            }
        }
    }

    private void react(SelectionKey key, Recording recording) {
        Connection connection = (Connection) key.attachment();
        try {
            if (connection.isWritable()) {
                connection.write();
            }
            if (connection.isReadable() && connection.read(scratch)) {
                answered(connection, recording);
            }
        } catch (IOException e) {
            lost(connection);
        }
    }

    private void answered(Connection connection, Recording recording) throws IOException {
        int status = connection.parser().status();
        long nowNs = System.nanoTime();
        // Before the first answer that is measured, not at some moment after it.
        noteWarmth(nowNs);
        recording.answer(status, connection.sinceNs(), nowNs);
        answers.arrived(connection.number(), status, connection.parser().answer());
        busy--;
        idle.add(connection);
        connection.done();
        sendDue();
    }

    /** Whether the request took effect is not known; the connection is opened anew. */
    private void lost(Connection connection) {
        if (connection.isBusy()) {
            unanswered++;
            busy--;
            idle.add(connection);
        }
        try {
            connection.reopen();
        } catch (IOException stillDown) {
            throw new UncheckedIOException("The server takes no connections any more", stillDown);
        }
    }
}
