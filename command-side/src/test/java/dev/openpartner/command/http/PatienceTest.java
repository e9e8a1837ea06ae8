package dev.openpartner.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class PatienceTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final AtomicLong nowNs = new AtomicLong();
    private final Patience patience = new Patience(LONGEST, nowNs::get);

    @Test
    void anAnswerThatIsThereOrComesIsGiven() throws ExecutionException, InterruptedException {
        assertThat(patience.get(CompletableFuture.completedFuture("there"))).isEqualTo("there");

        CompletableFuture<String> answer = new CompletableFuture<>();
        try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> waiting = thread.submit(() -> patience.get(answer));
            answer.complete("came");
            assertThat(waiting.get()).isEqualTo("came");
        }
    }

    @Test
    void whoHasWaitedTooLongIsToldAndNobodyElse() throws ExecutionException, InterruptedException {
        CompletableFuture<String> overdue = new CompletableFuture<>();
        CompletableFuture<String> recent = new CompletableFuture<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first = threads.submit(() -> patience.get(overdue));
            awaitWaiting(1);
            nowNs.addAndGet(LONGEST.toNanos() - 1);
            patience.endOverdue();
            assertThat(overdue).isNotDone();

            Future<String> second = threads.submit(() -> patience.get(recent));
            awaitWaiting(2);
            nowNs.addAndGet(1);
            patience.endOverdue();
            assertThatThrownBy(first::get).hasRootCauseInstanceOf(DataAccessResourceFailureException.class);
            assertThat(recent).isNotDone();
            recent.complete("came");
            assertThat(second.get()).isEqualTo("came");
        }
        assertThat(patience.waiting()).isZero();
    }

    private void awaitWaiting(int count) {
        while (patience.waiting() < count) {
            Thread.onSpinWait();
        }
    }
}
