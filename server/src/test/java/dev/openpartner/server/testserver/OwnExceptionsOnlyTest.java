package dev.openpartner.server.testserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class OwnExceptionsOnlyTest {

    @Test
    void aTestThatWaitsIsNotFailedByTheThreadOfAnother() {
        CountDownLatch waiting = new CountDownLatch(1);
        Thread other = Thread.ofPlatform().start(() -> {
            try {
                waiting.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("of another test; that it is printed is meant");
        });

        await().until(() -> {
            waiting.countDown();
            return !other.isAlive();
        });

        assertThat(other.isAlive()).isFalse();
    }
}
