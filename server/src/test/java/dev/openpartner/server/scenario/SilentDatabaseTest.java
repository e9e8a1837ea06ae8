package dev.openpartner.server.scenario;

import static dev.openpartner.server.scenario.Conversions.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.openpartner.server.OpenPartnerServer;
import dev.openpartner.server.database.OwnPostgres;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The assembled server while its database hangs: connections stay open, nothing is refused, and nothing answers. */
@SpringBootTest(
        classes = OpenPartnerServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "openpartner.admin-api-key=" + Callers.ADMIN_KEY})
@ContextConfiguration(initializers = OwnDataDirectory.class)
@ResourceLock(OwnPostgres.LOCK)
@DirtiesContext
class SilentDatabaseTest {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);
    private static final Duration LONGEST_LOOK_AT_HEALTH = Duration.ofSeconds(5);
    private static final OwnPostgres POSTGRES = OwnPostgres.running();

    private final Client admin;
    private final Client anybody;
    private final Program program;

    SilentDatabaseTest(@LocalServerPort int port) {
        Callers callers = Callers.at(port);
        admin = callers.admin();
        anybody = callers.nobody();
        program = Program.paying20Percent(admin, anybody);
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        POSTGRES.settings(registry::add);
    }

    @AfterEach
    void wakeTheDatabase() {
        POSTGRES.thaw();
    }

    @Test
    void aSilentDatabaseIsAnAnswerWithinSecondsAndWhatWasInDoubtIsStoredOnce() throws Exception {
        String buyer = Program.uniqueBuyer();
        program.clickBy(buyer);
        Client withKey = admin.with("Idempotency-Key", Program.unique("silent"));
        String inDoubt = Conversions.won(Program.uniqueBuyer(), "10");
        ConversionLoad load = ConversionLoad.start(admin, buyer);
        load.awaitAcknowledged(50);

        POSTGRES.freeze();
        askEverything(withKey, inDoubt);
        load.awaitRefusal();
        load.stop();
        askEverything(withKey, inDoubt);
        assertThat(timed(() -> anybody.get("/api/health"), LONGEST_LOOK_AT_HEALTH).expect(503).header("Retry-After")).isPresent();
        POSTGRES.thaw();

        await().untilAsserted(() -> anybody.get("/api/health").expect(200));
        admin.get("/api/review-queue").expect(200);
        String eventId = withKey.post(EVENTS, inDoubt).expect(200).text("/eventId");
        Answer again = withKey.post(EVENTS, inDoubt).expect(200);
        assertThat(again.text("/eventId")).isEqualTo(eventId);
        assertThat(again.isReplayed()).isTrue();
        load.settle();
        load.verify(admin, program.partnerId());
    }

    /** A write, a read and a look at health at the same time, as they come. */
    private void askEverything(Client withKey, String conversion) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> write = threads.submit(() -> timed(() -> withKey.post(EVENTS, conversion), LONGEST_ANSWER));
            Future<Answer> read = threads.submit(() -> timed(() -> admin.get("/api/review-queue"), LONGEST_ANSWER));
            Future<Answer> health = threads.submit(() -> timed(() -> anybody.get("/api/health"), LONGEST_LOOK_AT_HEALTH));
            expectUnavailable(write.get());
            expectUnavailable(read.get());
            // Half a second old at most when it was asked; afterwards it tells the truth.
            assertThat(health.get().status()).isIn(200, 503);
        }
    }

    private static Answer timed(Supplier<Answer> request, Duration limit) {
        long begunNs = System.nanoTime();
        Answer answer = request.get();
        assertThat(Duration.ofNanos(System.nanoTime() - begunNs)).as(answer.call()).isLessThan(limit);
        return answer;
    }

    private static void expectUnavailable(Answer answer) {
        answer.expectProblem(503, "unavailable");
        assertThat(answer.header("Retry-After").orElse("")).as(answer.call()).matches("[1-9]");
    }
}
