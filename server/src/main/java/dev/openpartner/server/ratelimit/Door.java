package dev.openpartner.server.ratelimit;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives each request its virtual thread, a few at a time until it is known whether they are let in. The processors take up
 * virtual threads in the order in which they became ready, so without this a thousand requests that are about to be refused
 * would stand before each one that was let in and has its decision. What waits here holds nothing but its connection.
 */
final class Door implements Executor {

    /** The one who is being let in by the current thread. */
    private static final ScopedValue<Entrant> ENTRANT = ScopedValue.newInstance();

    private final int atOnce;
    private final AtomicInteger entering = new AtomicInteger();
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();

    Door(int atOnce) {
        this.atOnce = atOnce;
    }

    @Override
    public void execute(Runnable request) {
        waiting.add(new Waiting(request, System.nanoTime()));
        letNextIn();
    }

    /**
     * Says that the request of this thread is read, and is let in or refused now; the next one may come to the door.
     *
     * @return nanoseconds that the request waited outside; 0 when it is one more of a connection that had passed
     */
    static long passed() {
        return ENTRANT.isBound() ? ENTRANT.get().pass() : 0;
    }

    private void letNextIn() {
        while (!waiting.isEmpty() && tryEnter()) {
            Waiting next = waiting.poll();
            if (next == null) {
                // Another thread was faster; what came meanwhile is seen by the loop.
                entering.decrementAndGet();
            } else {
                start(next);
            }
        }
    }

    private boolean tryEnter() {
        int now = entering.get();
        while (now < atOnce) {
            if (entering.compareAndSet(now, now + 1)) {
                return true;
            }
            now = entering.get();
        }
        return false;
    }

    private void start(Waiting next) {
        Entrant entrant = new Entrant(System.nanoTime() - next.sinceNs());
        Thread.ofVirtual().name("request").start(() -> {
            try {
                ScopedValue.where(ENTRANT, entrant).run(next.request());
            } finally {
                entrant.pass();
            }
        });
    }

    private record Waiting(Runnable request, long sinceNs) {}

    /** A request at the door; touched by its own thread alone. */
    private final class Entrant {

        private final long waitedNs;
        private boolean hasPassed;

        private Entrant(long waitedNs) {
            this.waitedNs = waitedNs;
        }

        private long pass() {
            if (hasPassed) {
                return 0;
            }
            hasPassed = true;
            entering.decrementAndGet();
            letNextIn();
            return waitedNs;
        }
    }
}
