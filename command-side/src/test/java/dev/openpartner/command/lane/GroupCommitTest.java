package dev.openpartner.command.lane;

import static dev.openpartner.command.lane.ProcessUnderTest.failureOf;
import static dev.openpartner.command.lane.ProcessUnderTest.newLedger;
import static dev.openpartner.command.lane.ProcessUnderTest.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.command.eventstore.EventLookup;
import dev.openpartner.command.http.CommandDispatch.Outcome;
import dev.openpartner.command.testing.LedgerCommand.Break;
import dev.openpartner.command.testing.LedgerCommand.CloseLedger;
import dev.openpartner.command.testing.LedgerCommand.OpenLedger;
import dev.openpartner.command.testing.LedgerCommand.PostEntry;
import dev.openpartner.command.testing.LedgerCommand.PostOnce;
import dev.openpartner.command.testing.TestDatabase;
import dev.openpartner.kernel.message.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandResultMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What was dispatched before the lane starts is one group, so each test says exactly what shares a transaction. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class GroupCommitTest {

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

    private long eventsOf(String id) {
        Long count = DATABASE.jdbc()
                .queryForObject("select count(*) from event_store.event where aggregate_id = ?", Long.class, id);
        return count == null ? 0 : count;
    }

    @Test
    void whatWaitsSharesOneTransaction() {
        List<CompletableFuture<CommandResultMessage<?>>> answers = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            answers.add(process.send(new PostEntry(newLedger(), 5)));
        }

        process.start();

        assertThat(answers).allSatisfy(answer -> assertThat(resultOf(answer)).isEqualTo(5L));
        assertThat(process.groups()).isEqualTo(1);
        Long transactions = DATABASE.jdbc()
                .queryForObject("select count(distinct xmin::text) from event_store.event where position > ?", Long.class,
                        process.engine.head() - 64);
        assertThat(transactions).isEqualTo(1);
    }

    @Test
    void sixtyFourCallersNeedFarFewerTransactionsThanCommands() throws InterruptedException {
        process.start();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            String own = newLedger();
            callers.add(Thread.ofVirtual().start(() -> {
                for (int n = 0; n < 20; n++) {
                    process.commands.send(new PostEntry(own, 1));
                }
                assertThat(eventsOf(own)).isEqualTo(20);
            }));
        }
        for (Thread caller : callers) {
            caller.join();
        }

        assertThat(process.meters.get("openpartner.lane.group.size").summary().totalAmount()).isEqualTo(64 * 20);
        assertThat(process.groups()).isLessThan(64 * 20 / 4);
    }

    @Test
    void commandsOfOneStreamAreHandledInTheOrderInWhichTheyCame() {
        List<CompletableFuture<CommandResultMessage<?>>> answers = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            answers.add(process.send(new PostEntry(ledger, i)));
        }
        process.start();

        assertThat(answers.stream().map(ProcessUnderTest::resultOf))
                .containsExactly(1L, 3L, 6L, 10L, 15L, 21L, 28L, 36L, 45L, 55L);
    }

    @Test
    void eachAnswerCarriesThePositionOfItsOwnLastEvent() {
        process.start();
        Outcome<Long> first = process.commands.send(new PostEntry(ledger, 7));
        Outcome<Long> second = process.commands.send(new PostEntry(ledger, 7));

        assertThat(second.result()).isEqualTo(14L);
        assertThat(second.position()).isEqualTo(Objects.requireNonNull(first.position()) + 1).isEqualTo(process.engine.head());
    }

    @Test
    void aRefusalIsAnsweredAloneAndDoesNotSpoilItsGroup() {
        var before = process.send(new PostEntry(ledger, 1));
        var refused = process.send(new PostEntry(ledger, 0));
        var after = process.send(new PostEntry(ledger, 2));

        process.start();

        assertThat(failureOf(refused))
                .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.code()).isEqualTo("nothing_to_post"));
        assertThat(resultOf(before)).isEqualTo(1L);
        assertThat(resultOf(after)).isEqualTo(3L);
        assertThat(process.groups()).isEqualTo(1);
    }

    @Test
    void whatARefusedCommandWouldHaveBegunDoesNotExistForTheNext() {
        var refused = process.send(new PostEntry(ledger, 0));
        var closed = process.send(new CloseLedger(ledger));
        var posted = process.send(new PostEntry(ledger, 4));

        process.start();

        assertThat(failureOf(refused)).isInstanceOf(Refused.class);
        assertThat(failureOf(closed)).isInstanceOfSatisfying(Refused.class, r -> {
            assertThat(r.code()).isEqualTo("ledger_not_found");
            assertThat(r.kind()).isEqualTo(Refused.Kind.NOT_FOUND);
        });
        assertThat(resultOf(posted)).isEqualTo(4L);
        assertThat(process.groups()).isEqualTo(1);
    }

    @Test
    void aFaultTakesNobodyWithIt() {
        var before = process.send(new PostEntry(ledger, 1));
        var broken = process.send(new Break(ledger, false, null));
        var after = process.send(new PostEntry(ledger, 2));

        process.start();

        assertThat(failureOf(broken)).hasMessage("broken");
        assertThat(resultOf(before)).isEqualTo(1L);
        assertThat(resultOf(after)).isEqualTo(3L);
        assertThat(eventsOf(ledger)).isEqualTo(2);
    }

    @Test
    void whatAHandlerAppliedBeforeItsFaultIsNotStored() {
        String other = newLedger();
        var before = process.send(new PostEntry(ledger, 1));
        var broken = process.send(new Break(other, true, null));
        var after = process.send(new PostEntry(ledger, 2));

        process.start();

        assertThat(failureOf(broken)).hasMessage("broken");
        assertThat(resultOf(before)).isEqualTo(1L);
        assertThat(resultOf(after)).isEqualTo(3L);
        assertThat(eventsOf(other)).isZero();
    }

    @Test
    void aRefusalAfterSomethingWasAppliedIsAFault() {
        var late = process.send(new Break(ledger, true, Refused.conflict("late", "Too late.")));
        var other = process.send(new PostEntry(newLedger(), 1));

        process.start();

        assertThat(failureOf(late)).isInstanceOf(IllegalStateException.class).hasCauseInstanceOf(Refused.class);
        assertThat(resultOf(other)).isEqualTo(1L);
        assertThat(eventsOf(ledger)).isZero();
    }

    @Test
    void cachedStateOfARolledBackGroupIsForgotten() {
        process.start();
        process.commands.send(new PostEntry(ledger, 10));

        assertThat(failureOf(process.send(new Break(ledger, true, null)))).hasMessage("broken");

        assertThat(process.commands.send(new PostEntry(ledger, 5)).result()).isEqualTo(15L);
    }

    @Test
    void beginningTheSameThingTwiceIsRefused() {
        var first = process.send(new OpenLedger(ledger));
        var second = process.send(new OpenLedger(ledger));
        process.start();
        var third = process.send(new OpenLedger(ledger));

        assertThat(resultOf(first)).isEqualTo(ledger);
        assertThat(List.of(failureOf(second), failureOf(third)))
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.code()).isEqualTo("ledger_exists")));
    }

    @Test
    void theSameEventIdentifierIsStoredOnceHoweverOftenItIsSent() {
        UUID eventId = UUID.randomUUID();
        List<CompletableFuture<CommandResultMessage<?>>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(process.send(new PostOnce(ledger, 3, eventId)));
            answers.add(process.send(new PostEntry(newLedger(), 1)));
        }
        process.start();

        long stored = answers.stream().filter(answer -> !answer.join().isExceptional()).count();
        assertThat(stored).isEqualTo(8 + 1);
        assertThat(eventsOf(ledger)).isEqualTo(1);
        assertThat(new EventLookup(DATABASE.dataSource()).find(List.of(eventId))).hasSize(1);
    }
}
