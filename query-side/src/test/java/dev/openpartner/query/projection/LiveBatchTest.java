package dev.openpartner.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.openpartner.query.support.ReadSide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class LiveBatchTest {

    private final ReadSide side = new ReadSide();

    @AfterEach
    void close() {
        side.close();
        side.dataSource().close();
    }

    /** What a crash would lose is in the log; the connection's next user, who may append to it, waits as ever. */
    @Test
    void itsCommitAloneDoesNotWaitForTheDisk() {
        String database = side.jdbc().queryForObject("select current_database()", String.class);
        side.jdbc().execute("alter database " + database + " set synchronous_commit = on");
        // A connection that was being made meanwhile does not know of it.
        await().until(() -> {
            side.dataSource().getHikariPoolMXBean().softEvictConnections();
            return "on".equals(synchronousCommit());
        });
        side.history.partner("t1", "P1", "p@agency.example");
        side.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            side.bean(LiveBatch.class).apply(side.log.readAfter(0, 10));
            assertThat(synchronousCommit()).isEqualTo("off");
        });
        assertThat(synchronousCommit()).isEqualTo("on");
    }

    private @Nullable String synchronousCommit() {
        return side.jdbc().queryForObject("show synchronous_commit", String.class);
    }
}
