package dev.openpartner.server.scenario;

import static dev.openpartner.server.scenario.Conversions.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningServer
class DuplicateConversionsTest {

    private final Client admin;
    private final Client crm;
    private final Callers callers;
    private final Program program;
    private final String buyer = Program.uniqueBuyer();

    DuplicateConversionsTest(@LocalServerPort int port) {
        callers = Callers.at(port);
        admin = callers.admin();
        crm = callers.integration("crm", "events:write");
        program = Program.paying20Percent(admin, callers.nobody());
        program.clickBy(buyer);
    }

    @Test
    void theSameIdempotencyKeyTwiceGivesOneCommissionAndTheSameAnswer() {
        Client once = crm.with("Idempotency-Key", Program.unique("key"));

        Answer first = once.post(EVENTS, Conversions.won(buyer, "200")).expect(200);
        Answer second = once.post(EVENTS, Conversions.won(buyer, "200")).expect(200);

        assertThat(first.isReplayed()).isFalse();
        assertThat(second.isReplayed()).isTrue();
        assertThat(second.text()).isEqualTo(first.text());
        expectOneCommissionOf40(second);
    }

    @Test
    void aQuotedKeyIsTheSameAsABareOne() {
        String key = Program.unique("key");

        Answer first = crm.with("Idempotency-Key", key).post(EVENTS, Conversions.won(buyer, "200")).expect(200);
        Answer second = crm.with("Idempotency-Key", "\"" + key + "\"").post(EVENTS, Conversions.won(buyer, "200")).expect(200);

        assertThat(second.text()).isEqualTo(first.text());
        expectOneCommissionOf40(second);
    }

    @Test
    void theSameEventIdTwiceGivesOneCommissionAndTheSameAnswer() {
        String eventId = "\"eventId\": \"%s\"".formatted(Program.unique("deal"));

        Answer first = crm.post(EVENTS, Conversions.won(buyer, "200", eventId)).expect(200);
        Answer second = crm.post(EVENTS, Conversions.won(buyer, "200", eventId)).expect(200);
        Answer amended = crm.post(EVENTS, Conversions.won(buyer, "999", eventId)).expect(200);

        assertThat(second.isReplayed()).isTrue();
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(amended.text()).isEqualTo(first.text());
        expectOneCommissionOf40(amended);
    }

    @Test
    void theSameEventIdFromAnotherSourceIsAnotherEvent() {
        String eventId = "\"eventId\": \"%s\"".formatted(Program.unique("deal"));
        Client billing = callers.integration("billing", "events:write");

        Answer first = crm.post(EVENTS, Conversions.won(buyer, "200", eventId)).expect(200);
        Answer second = billing.post(EVENTS, Conversions.won(buyer, "200", eventId)).expect(200);

        assertThat(second.isReplayed()).isFalse();
        assertThat(second.text("/eventId")).isNotEqualTo(first.text("/eventId"));
    }

    @Test
    void aNewKeyOfTheSameSourceStillKnowsTheEventIdsOfTheOldOne() {
        String eventId = "\"eventId\": \"%s\"".formatted(Program.unique("deal"));
        Client rotated = callers.integration("crm", "events:write");

        Answer first = crm.post(EVENTS, Conversions.won(buyer, "200", eventId)).expect(200);
        Answer second = rotated.post(EVENTS, Conversions.won(buyer, "200", eventId)).expect(200);

        assertThat(second.text()).isEqualTo(first.text());
        expectOneCommissionOf40(second);
    }

    @Test
    void anIdempotencyKeyUsedForAnotherBodyIsRefusedAndChangesNothing() {
        Client once = crm.with("Idempotency-Key", Program.unique("key"));
        Answer first = once.post(EVENTS, Conversions.won(buyer, "200")).expect(200);

        once.post(EVENTS, Conversions.won(buyer, "201")).expectProblem(422, "idempotency_key_reused");

        expectOneCommissionOf40(first);
    }

    @Test
    void anAnswerThatWasSettledLaterIsStillTheFirstAnswer() {
        String stranger = Program.uniqueBuyer();
        Client once = crm.with("Idempotency-Key", Program.unique("key"));
        Answer first = once.post(EVENTS, Conversions.won(stranger, "200")).expect(200);
        program.clickBy(stranger);

        Answer second = once.post(EVENTS, Conversions.won(stranger, "200")).expect(200);

        assertThat(first.text("/attribution/status")).isEqualTo("no_identity");
        assertThat(second.text()).isEqualTo(first.text());
    }

    @Test
    void sixtyFourCopiesAtOnceGiveOneCommissionAndIdenticalAnswers() throws InterruptedException {
        Client once = crm.with("Idempotency-Key", Program.unique("key"));

        List<Answer> answers = allAtOnce(64, () -> once.post(EVENTS, Conversions.won(buyer, "200")));

        assertThat(answers).allSatisfy(answer -> answer.expect(200));
        assertThat(answers).extracting(Answer::text).containsOnly(answers.getFirst().text());
        assertThat(answers).filteredOn(answer -> !answer.isReplayed()).hasSize(1);
        expectOneCommissionOf40(answers.getFirst());
    }

    @Test
    void sixtyFourCopiesOfOneEventIdAtOnceGiveOneCommissionToo() throws InterruptedException {
        String body = Conversions.won(buyer, "200", "\"eventId\": \"%s\"".formatted(Program.unique("deal")));

        List<Answer> answers = allAtOnce(64, () -> crm.post(EVENTS, body));

        assertThat(answers).allSatisfy(answer -> answer.expect(200));
        assertThat(answers).extracting(Answer::text).containsOnly(answers.getFirst().text());
        expectOneCommissionOf40(answers.getFirst());
    }

    @Test
    void settingUpIsIdempotentByKeyAsWell() {
        Client once = admin.with("Idempotency-Key", Program.unique("key"));
        String partner = """
                {"email": "%s@agency.example", "name": "Agency"}""".formatted(Program.unique("partner"));

        Answer first = once.post("/api/partners", partner).expect(201);
        Answer second = once.post("/api/partners", partner).expect(201);

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.isReplayed()).isTrue();
        once.post("/api/partners", """
                {"email": "other@agency.example", "name": "Other"}""").expectProblem(422, "idempotency_key_reused");
    }

    private void expectOneCommissionOf40(Answer write) {
        Answer commissions = admin.notBefore(write).get("/api/partners/" + program.partnerId() + "/commissions").expect(200);
        assertThat(commissions.data()).extracting(commission -> commission.path("amount").asString()).containsExactly("40.00");
    }

    private static <T> List<T> allAtOnce(int copies, Callable<T> call) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = threads.invokeAll(IntStream.range(0, copies).mapToObj(copy -> call).toList());
            return running.stream().map(DuplicateConversionsTest::result).toList();
        }
    }

    private static <T> T result(Future<T> finished) {
        try {
            return finished.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        }
    }
}
