package dev.openpartner.command.recall;

import static dev.openpartner.command.recall.LetGoCustomer.KEPT;
import static dev.openpartner.command.recall.LetGoCustomer.LET_GO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.openpartner.command.eventstore.StreamPages;
import dev.openpartner.command.http.CommandDispatch;
import dev.openpartner.command.lane.StoreUnavailable;
import dev.openpartner.command.recall.RecallLook.Step;
import dev.openpartner.command.recall.RecallRequests.Taken;
import dev.openpartner.command.testing.Program;
import dev.openpartner.command.testing.TestServer;
import dev.openpartner.command.testing.TestServer.Reply;
import dev.openpartner.kernel.customer.CustomerCommand.RecallWaitingConversions;
import dev.openpartner.kernel.message.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Waiting conversions beyond the thousand that a customer's state keeps, on a real database. */
class RecallTest {

    private static final TestServer SERVER = new TestServer();
    private static final Program PROGRAM = new Program(SERVER);

    private final RecallRequests requests = SERVER.bean(RecallRequests.class);
    private final RecallWorker worker = SERVER.bean(RecallWorker.class);
    private final LetGoCustomer customer = new LetGoCustomer(SERVER);
    private final String userId = customer.userId();
    private final String streamId = customer.streamId();

    @BeforeEach
    void nobodyWorksUnlessATestSaysSo() {
        worker.stop();
    }

    @AfterEach
    void noRequestIsLeft() {
        worker.start();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(requests.count()).isZero());
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void allThatWaitedIsSettledOnceAndTheAnswerSaysHowManyFollow() {
        worker.start();

        Reply identified = PROGRAM.identify(PROGRAM.freshClick(), userId);

        assertThat(identified.json().get("backfilledAttributions").intValue()).isEqualTo(KEPT);
        assertThat(identified.json().get("settlingInBackground").longValue()).isEqualTo(LET_GO);
        customer.awaitEverythingSettledOnce();
        assertThat(PROGRAM.identify(PROGRAM.freshClick(), userId).json().get("settlingInBackground").longValue()).isZero();
    }

    @Test
    void aLookThatACrashEndedIsTakenUpAgainAndNothingIsSettledTwice() {
        PROGRAM.identify(PROGRAM.freshClick(), userId);
        RecallLook lost = worker.look(take(), RecallLook.ROOM);
        stepUntil(lost, Step.DECIDED);
        assertThat(lost.recalled()).isEqualTo(RecallLook.CONVERSIONS_PER_COMMAND);
        requests.extend(streamId, 0);

        worker.start();

        customer.awaitEverythingSettledOnce();
    }

    @Test
    void anAnswerThatWasLostIsNoReasonToSettleTwice() {
        PROGRAM.identify(PROGRAM.freshClick(), userId);
        boolean[] lost = new boolean[1];
        RecallLook look = look(take(), command -> {
            RecalledConversions answer = lane(command);
            if (!lost[0]) {
                lost[0] = true;
                throw new StoreUnavailable("the line was cut after the commit", null);
            }
            return answer;
        });
        assertThatThrownBy(() -> stepUntil(look, Step.DECIDED)).isInstanceOf(StoreUnavailable.class);

        stepUntil(look, Step.DONE);

        assertThat(look.recalled()).isEqualTo(LET_GO - RecallLook.CONVERSIONS_PER_COMMAND);
        customer.awaitEverythingSettledOnce();
        requests.extend(streamId, 0);
    }

    @Test
    void ofTwoProcessesThatLookAtTheSameTimeOneSettles() {
        PROGRAM.identify(PROGRAM.freshClick(), userId);
        Taken request = take();
        RecallLook mine = worker.look(request, RecallLook.ROOM);
        RecallWaitingConversions[] held = new RecallWaitingConversions[1];
        RecallLook theirs = look(request, command -> {
            held[0] = command;
            return new RecalledConversions(0, LET_GO);
        });
        stepUntil(theirs, Step.DECIDED);
        stepUntil(mine, Step.DONE);

        RecalledConversions late = lane(Objects.requireNonNull(held[0]));

        assertThat(late).isEqualTo(new RecalledConversions(0, 0));
        customer.awaitEverythingSettledOnce();
        requests.extend(streamId, 0);
    }

    @Test
    void withLittleRoomTheRoundTakesSeveralLooks() {
        PROGRAM.identify(PROGRAM.freshClick(), userId);
        int looks = 0;
        RecallLook look;
        do {
            look = worker.look(take(), 100);
            stepUntil(look, Step.DONE);
            if (look.next() != null) {
                requests.goOn(streamId, Objects.requireNonNull(look.next()), 0);
            }
            looks++;
        } while (look.next() != null);
        requests.finish(look.request(), 0);

        assertThat(looks).isEqualTo(3);
        customer.awaitEverythingSettledOnce();
    }

    @Test
    void whoWasErasedMeanwhileIsLeftInPeace() {
        PROGRAM.identify(PROGRAM.freshClick(), userId);
        RecallLook look = look(take(), command -> {
            Reply erased = SERVER.post(TestServer.ADMIN, "/api/privacy/erasures", "{\"userId\":\"" + userId + "\"}");
            assertThat(erased.status()).isEqualTo(200);
            PROGRAM.identify(PROGRAM.freshClick(), userId);
            return lane(command);
        });
        stepUntil(look, Step.DECIDED);

        assertThat(look.recalled()).isZero();
        assertThat(customer.settled()).isEqualTo(KEPT);
        stepUntil(look, Step.DONE);
        requests.finish(look.request(), 0);
    }

    @Test
    void evidenceThatComesWhileARoundGoesOnAsksForAnother() {
        PROGRAM.identify(PROGRAM.freshClick(), userId);
        Taken first = take();
        PROGRAM.identify(PROGRAM.freshClick(), userId);

        requests.finish(first, 0);

        assertThat(take().roundAsked()).isEqualTo(2);
        requests.extend(streamId, 0);
    }

    @Test
    void aFlaggedClickAsksForNothingAndItsUnflaggingDoes() {
        String click = PROGRAM.freshClick();
        SERVER.post(TestServer.ADMIN, "/api/clicks/" + click + "/flag", "{}");
        assertThat(PROGRAM.identify(click, userId).json().get("settlingInBackground").longValue()).isZero();
        assertThat(requests.count()).isZero();

        assertThat(SERVER.post(TestServer.ADMIN, "/api/clicks/" + click + "/unflag", "{}").status()).isEqualTo(200);

        assertThat(requests.count()).isEqualTo(1);
        worker.start();
        customer.awaitEverythingSettledOnce();
    }

    @Test
    void aCustomerWhoCannotBeLookedAtIsTriedAgainLaterAndKeepsNobodyWaiting() {
        String unreadable = "campaign:" + PROGRAM.campaign("");
        SERVER.jdbc().update("insert into command.recall_request (stream_id) values (?)", unreadable);
        PROGRAM.identify(PROGRAM.freshClick(), userId);

        worker.start();

        customer.awaitEverythingSettledOnce();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(SERVER.jdbc().queryForList(
                        "select failures from command.recall_request where stream_id = ? and due_at > clock_timestamp()",
                        Integer.class,
                        unreadable))
                .allMatch(failures -> failures > 0)
                .hasSize(1));
        SERVER.jdbc().update("delete from command.recall_request where stream_id = ?", unreadable);
    }

    @Test
    void aRecallForACustomerOfWhomNothingIsKnownIsRefused() {
        RecallWaitingConversions unknown = new RecallWaitingConversions("default", "nobody", List.of(), 0, 0);

        assertThatThrownBy(() -> lane(unknown))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo("customer_not_found"));
    }

    private Taken take() {
        Taken taken = requests.take(60_000).orElseThrow();
        assertThat(taken.streamId()).isEqualTo(streamId);
        return taken;
    }

    private RecallLook look(Taken request, Function<RecallWaitingConversions, RecalledConversions> lane) {
        return new RecallLook(
                request, SERVER.bean(StreamPages.class), lane, System::currentTimeMillis, RecallLook.ROOM);
    }

    private static RecalledConversions lane(RecallWaitingConversions command) {
        return SERVER.bean(CommandDispatch.class).<RecalledConversions>send(command).result();
    }

    private static void stepUntil(RecallLook look, Step wanted) {
        for (int steps = 0; look.step() != wanted; steps++) {
            assertThat(steps).isLessThan(1_000);
        }
    }
}
