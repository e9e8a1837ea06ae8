package dev.openpartner.command.eventstore;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.LongFunction;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Iterates the log page by page, to the head as it is when the last page is read. */
final class PagedIterator implements Iterator<TrackedEventMessage<?>> {

    private final LongFunction<List<TrackedEventMessage<?>>> pageAfter;
    private Iterator<TrackedEventMessage<?>> page = List.<TrackedEventMessage<?>>of().iterator();
    private long position;

    PagedIterator(long position, LongFunction<List<TrackedEventMessage<?>>> pageAfter) {
        this.position = position;
        this.pageAfter = pageAfter;
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext()) {
            page = pageAfter.apply(position).iterator();
        }
        return page.hasNext();
    }

    @Override
    public TrackedEventMessage<?> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        position++;
        return page.next();
    }
}
