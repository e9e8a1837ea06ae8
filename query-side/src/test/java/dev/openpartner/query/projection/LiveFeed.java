package dev.openpartner.query.projection;

import dev.openpartner.kernel.log.RecordedEvent;
import dev.openpartner.query.support.ReadSide;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;

/** Plays the event processor: hands over the log in batches, each in a transaction. */
public final class LiveFeed {

    private final ReadSide side;
    private long position;

    public LiveFeed(ReadSide side) {
        this.side = side;
    }

    /** Hands over everything new, in batches of that size. */
    public void run(int batchSize) {
        while (true) {
            List<RecordedEvent> batch = side.log.readAfter(position, batchSize);
            if (batch.isEmpty()) {
                return;
            }
            hand(batch);
            position = batch.getLast().position();
        }
    }

    void hand(List<RecordedEvent> batch) {
        side.bean(TransactionTemplate.class).executeWithoutResult(s -> side.bean(LiveBatch.class).apply(batch));
    }

    void forgetToken() {
        position = 0;
    }
}
