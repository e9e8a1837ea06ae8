package dev.openpartner.command.lane;

import static dev.openpartner.command.lane.ProcessUnderTest.failureOf;
import static dev.openpartner.command.lane.ProcessUnderTest.resultOf;
import static dev.openpartner.command.lane.SeveralLanesTest.ledgerOfLane;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.command.testing.LedgerCommand.CloseLedger;
import dev.openpartner.command.testing.LedgerCommand.OpenLedger;
import dev.openpartner.command.testing.LedgerCommand.PostEntry;
import dev.openpartner.command.testing.LedgerCommand.PostWhileOpen;
import dev.openpartner.command.testing.TestDatabase;
import dev.openpartner.kernel.message.Command;
import dev.openpartner.kernel.message.Refused;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandResultMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two lanes that one worker takes together while few commands wait, and each by itself when many do. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LanesTogetherTest {

    private static final int MANY = 2;
    private static final TestDatabase DATABASE = new TestDatabase();

    private final String first = ledgerOfLane(0);
    private final String second = ledgerOfLane(1);
    private final Semaphore held = new Semaphore(0);
    private final Semaphore goOn = new Semaphore(0);
    private final ProcessUnderTest process = new ProcessUnderTest(
            DATABASE.dataSource(), ProcessUnderTest.withLanes(2, MANY), List.of(this::holdAtOpening));

    @AfterEach
    void stop() {
        goOn.release();
        process.close();
    }

    @AfterAll
    static void closeDatabase() {
        DATABASE.close();
    }

    /** Keeps a worker at a group that opens a ledger until the test lets it go on. */
    private void holdAtOpening(List<Command> commands, long position) {
        if (commands.stream().anyMatch(OpenLedger.class::isInstance)) {
            held.release();
            goOn.acquireUninterruptibly();
        }
    }

    @Test
    void fewCommandsOfBothLanesMakeOneGroup() {
        var one = process.send(new PostEntry(first, 1));
        var other = process.send(new PostEntry(second, 1));
        process.start();

        assertThat(resultOf(one)).isEqualTo(1L);
        assertThat(resultOf(other)).isEqualTo(1L);
        assertThat(process.groups()).isEqualTo(1);
    }

    @Test
    void manyCommandsOfBothLanesMakeAGroupOfEach() {
        var ofFirst = sendMany(() -> new PostEntry(ledgerOfLane(0), 1));
        var ofSecond = sendMany(() -> new PostEntry(ledgerOfLane(1), 1));
        process.start();

        assertThat(ofFirst).allSatisfy(answer -> assertThat(resultOf(answer)).isEqualTo(1L));
        assertThat(ofSecond).allSatisfy(answer -> assertThat(resultOf(answer)).isEqualTo(1L));
        assertThat(process.groups()).isEqualTo(2);
    }

    @Test
    void whatBothLanesTogetherChangedIsKnownToEach() throws InterruptedException {
        process.bus.start();
        process.commands.send(new PostEntry(first, 1));
        assertThat(postWhileFirstIsOpen()).allSatisfy(answer -> assertThat(answer.join().isExceptional()).isFalse());

        process.commands.send(new CloseLedger(first));

        assertThat(postWhileFirstIsOpen()).allSatisfy(answer -> assertThat(failureOf(answer))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo("ledger_closed")));
        assertThat(process.count("openpartner.lane.rollbacks", "reason", "conflict")).isZero();
    }

    /** In the second lane by itself, since the first has a group of its own. */
    private List<CompletableFuture<CommandResultMessage<?>>> postWhileFirstIsOpen() throws InterruptedException {
        long groupsBefore = process.groups();
        var opened = process.send(new OpenLedger(ProcessUnderTest.newLedger()));
        held.acquire();
        var ofFirst = sendMany(() -> new PostEntry(ledgerOfLane(0), 1));
        var ofSecond = sendMany(() -> new PostWhileOpen(second, first, 1));
        goOn.release();
        assertThat(opened.join().isExceptional()).isFalse();
        assertThat(ofFirst).allSatisfy(answer -> assertThat(resultOf(answer)).isEqualTo(1L));
        CompletableFuture.allOf(ofSecond.toArray(CompletableFuture[]::new)).join();
        assertThat(process.groups() - groupsBefore).isEqualTo(3);
        return ofSecond;
    }

    private List<CompletableFuture<CommandResultMessage<?>>> sendMany(Supplier<Command> command) {
        return Stream.generate(() -> process.send(command.get())).limit(MANY).toList();
    }
}
