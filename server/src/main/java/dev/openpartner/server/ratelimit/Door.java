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
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    Door(int atOnce) {
        this.atOnce = atOnce;
    }

    @Override
    public void execute(Runnable request) {
        waiting.add(request);
        letNextIn();
    }

    /** Says that the request of this thread is read, and let in or refused; the next one may come to the door. */
    static void passed() {
        if (ENTRANT.isBound()) {
            ENTRANT.get().pass();
        }
    }

    private void letNextIn() {
        while (!waiting.isEmpty() && tryEnter()) {
            Runnable next = waiting.poll();
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

    private void start(Runnable request) {
        Entrant entrant = new Entrant();
        Thread.ofVirtual().name("request").start(() -> {
            try {
                ScopedValue.where(ENTRANT, entrant).run(request);
            } finally {
                entrant.pass();
            }
        });
    }

    /** A request at the door; touched by its own thread alone. */
    private final class Entrant {

        private boolean hasPassed;

        private void pass() {
            if (!hasPassed) {
                hasPassed = true;
                entering.decrementAndGet();
                letNextIn();
            }
        }
    }
}
