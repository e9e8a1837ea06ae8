package dev.openpartner.query.projection;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The log, for the event processor that feeds all projections, without what each of them has seen. After a rebuild the tables may be
 * millions of events ahead of the processor; it would read them all to change nothing, and lists would stand still meanwhile.
 */
final class UnseenEvents implements StreamableMessageSource<TrackedEventMessage<?>> {

    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final LongSupplier seenByAll;
    private final long lookedAtEvery;

    /**
     * @param seenByAll the position up to which every projection that answers has seen everything; 0 for none
     * @param lookedAtEvery how many events are read before it is asked again
     */
    UnseenEvents(StreamableMessageSource<TrackedEventMessage<?>> log, LongSupplier seenByAll, long lookedAtEvery) {
        this.log = log;
        this.seenByAll = seenByAll;
        this.lookedAtEvery = lookedAtEvery;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new Unseen(token);
    }

    @Override
    public TrackingToken createTailToken() {
        return log.createTailToken();
    }

    /** What is left out begins where a batch may end: it has no gap within. */
    private final class Unseen implements BlockingStream<TrackedEventMessage<?>> {

        private BlockingStream<TrackedEventMessage<?>> events;
        private long position;
        private long sinceLook;

        Unseen(@Nullable TrackingToken token) {
            long reached = token == null ? 0 : token.position().orElse(0);
            position = Math.max(reached, seenByAll.getAsLong());
            events = log.openStream(position > reached ? new GlobalSequenceTrackingToken(position) : token);
        }

        /** The processor asks with a time to wait before each batch, and without one within. */
        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            if (sinceLook >= lookedAtEvery) {
                sinceLook = 0;
                goOnBehind(seenByAll.getAsLong());
            }
            return events.hasNextAvailable(timeout, unit);
        }

        private void goOnBehind(long seen) {
            if (seen > position + lookedAtEvery) {
                events.close();
                events = log.openStream(new GlobalSequenceTrackingToken(seen));
                position = seen;
            }
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            TrackedEventMessage<?> next = events.nextAvailable();
            position = next.trackingToken().position().orElse(position);
            sinceLook++;
            return next;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return events.peek();
        }

        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> message) {
            events.skipMessagesWithPayloadTypeOf(message);
        }

        @Override
        public void close() {
            events.close();
        }
    }
}
