package dev.openpartner.benchmarks.load;

/** The requests of a run, by number. */
@FunctionalInterface
public interface Requests {

    /**
     * A whole HTTP/1.1 request, head and body, as it goes over the wire.
     *
     * @param number 0, 1, 2 and so on, in the order in which they are sent
     */
    byte[] render(long number);
}
