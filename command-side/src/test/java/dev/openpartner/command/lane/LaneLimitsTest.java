package dev.openpartner.command.lane;

import static dev.openpartner.command.lane.ProcessUnderTest.failureOf;
import static dev.openpartner.command.lane.ProcessUnderTest.newLedger;
import static dev.openpartner.command.lane.ProcessUnderTest.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.openpartner.command.testing.LedgerCommand.PostEntry;
import dev.openpartner.command.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the lane does not take on, and what it does with the rest when it has to stop. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LaneLimitsTest {

    private static final int LARGE = 4;
    private static final TestDatabase DATABASE = new TestDatabase();

    private final ProcessUnderTest process = new ProcessUnderTest(DATABASE.dataSource());
    private final String ledger = newLedger();

    @AfterEach
    void stop() {
        process.close();
    }

    @AfterAll
    static void closeDatabase() {
        DATABASE.close();
    }

    @Test
    void aFullQueueRefusesAtOnce() {
        try (ProcessUnderTest small = new ProcessUnderTest(
                DATABASE.dataSource(), new LaneSettings(1, 10, 16, 4, 2, 3, 1_000, 5_000), List.of())) {
            var first = small.send(new PostEntry(ledger, 1));
            var second = small.send(new PostEntry(ledger, 1));
            var third = small.send(new PostEntry(ledger, 1));

            assertThat(failureOf(third)).isInstanceOf(Overloaded.class);
            small.start();
            assertThat(resultOf(first)).isEqualTo(1L);
            assertThat(resultOf(second)).isEqualTo(2L);
        }
    }

    @Test
    void aStopAnswersWhatWasAcceptedAndNothingElse() {
        List<CompletableFuture<CommandResultMessage<?>>> accepted = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            accepted.add(process.send(new PostEntry(newLedger(), 1)));
        }
        process.start();
        process.close();

        assertThat(accepted).allSatisfy(answer -> assertThat(answer).isDone());
        assertThat(accepted).allSatisfy(answer -> assertThat(resultOf(answer)).isEqualTo(1L));
        assertThat(failureOf(process.send(new PostEntry(ledger, 1)))).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void aHandlerCannotWaitForTheLaneItRunsIn() {
        process.start();
        process.bus.registerHandlerInterceptor((unit, chain) -> process.commands.send(new PostEntry(newLedger(), 1)));

        assertThatThrownBy(() -> process.commands.send(new PostEntry(ledger, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("wait for itself");
    }

    @Test
    void aGroupIsNeverLargerThanItMayBe() {
        try (ProcessUnderTest small = new ProcessUnderTest(
                DATABASE.dataSource(), new LaneSettings(1, 10, 16, 4, 100, 3, 1_000, 5_000), List.of())) {
            List<CompletableFuture<CommandResultMessage<?>>> answers = new ArrayList<>();
            for (int i = 0; i < 95; i++) {
                answers.add(small.send(new PostEntry(newLedger(), 1)));
            }
            small.start();

            assertThat(answers).allSatisfy(answer -> assertThat(resultOf(answer)).isEqualTo(1L));
            assertThat(small.groups()).isEqualTo(10);
        }
    }

    @Test
    void afterAGroupOfSeveralCommandsTheNextWaitsForOthersUntilItIsLarge() {
        try (ProcessUnderTest patient = withDistance(600_000)) {
            postAndStart(patient, 3);
            var first = patient.send(new PostEntry(newLedger(), 1));
            await().until(() -> first.isDone() || isWorkerWaitingForTimeToPass());
            assertThat(first).isNotDone();

            var others = post(patient, LARGE - 1);

            assertThat(resultOf(first)).isEqualTo(1L);
            assertThat(others).allSatisfy(answer -> assertThat(resultOf(answer)).isEqualTo(1L));
            assertThat(patient.groups()).isEqualTo(2);
        }
    }

    private static boolean isWorkerWaitingForTimeToPass() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("command-lane-0") && thread.getState() == Thread.State.TIMED_WAITING);
    }

    @Test
    void aSingleCallerDoesNotWaitForOthers() {
        try (ProcessUnderTest patient = withDistance(600_000)) {
            patient.start();
            for (long balance = 1; balance <= 3; balance++) {
                assertThat(resultOf(patient.send(new PostEntry(ledger, 1)))).isEqualTo(balance);
            }
            assertThat(patient.groups()).isEqualTo(3);
        }
    }

    private static ProcessUnderTest withDistance(long distanceMs) {
        return new ProcessUnderTest(
                DATABASE.dataSource(), new LaneSettings(1, 10, LARGE, distanceMs, 100, 3, 1_000, 5_000), List.of());
    }

    private static void postAndStart(ProcessUnderTest process, int commands) {
        var answers = post(process, commands);
        process.start();
        assertThat(answers).allSatisfy(answer -> assertThat(resultOf(answer)).isEqualTo(1L));
    }

    private static List<CompletableFuture<CommandResultMessage<?>>> post(ProcessUnderTest process, int commands) {
        return Stream.generate(() -> process.send(new PostEntry(newLedger(), 1))).limit(commands).toList();
    }

    @Test
    void aCommandThatNobodyHandlesIsAnsweredAtOnce() {
        assertThat(failureOf(process.send("no command of ours"))).isInstanceOf(NoHandlerForCommandException.class);
    }
}
