package dev.openpartner.server.scenario;

import static dev.openpartner.server.scenario.Conversions.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.openpartner.server.OpenPartnerServer;
import dev.openpartner.server.database.OwnPostgres;
import dev.openpartner.server.security.Route;
import dev.openpartner.server.security.RouteAccess;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The assembled server while its database is away, comes back, or cuts its sessions: what callers hear, and what is in the books. */
@SpringBootTest(
        classes = OpenPartnerServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "openpartner.admin-api-key=" + Callers.ADMIN_KEY})
@ContextConfiguration(initializers = OwnDataDirectory.class)
@ResourceLock(OwnPostgres.LOCK)
@DirtiesContext
class DatabaseAwayTest {

    /** Two waits for a connection, and a machine that is busy. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(6);

    private static final int CUTS = 20;
    private static final OwnPostgres POSTGRES = OwnPostgres.running();

    private final Callers callers;
    private final Client admin;
    private final Program program;

    DatabaseAwayTest(@LocalServerPort int port) {
        callers = Callers.at(port);
        admin = callers.admin();
        program = Program.paying20Percent(admin, callers.nobody());
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        POSTGRES.settings(registry::add);
    }

    /** And lets the server store the clicks it kept: until then it keeps new ones, too. */
    @AfterEach
    void bringTheDatabaseBack() {
        POSTGRES.start();
        await().until(() -> program.identify(program.click(), Program.uniqueBuyer()).status() == 200);
    }

    @Test
    void everyRouteSaysThatTheDatabaseIsAwayAndTheFirstRequestAfterItsReturnIsServed() throws Exception {
        EveryRoute every = EveryRoute.of(callers, program);
        Client crm = callers.integration("away", "events:write");
        POSTGRES.stop();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> answers = RouteAccess.ROUTES.stream()
                    .map(route -> threads.<Void>submit(() -> {
                        checkWhileAway(route, every);
                        return null;
                    }))
                    .toList();
            for (Future<Void> answer : answers) {
                answer.get();
            }
        }
        expectUnavailable(crm.post(EVENTS, Conversions.won(Program.uniqueBuyer(), "10")));
        expectUnavailable(admin.post(EVENTS, "{}"));
        expectUnavailable(admin.with("Idempotency-Key", Program.unique("key")).post("/api/partners", EveryRoute.newPartner()));
        // A click that is kept in memory tries again and again, so that a command is on its way when the database is back.
        program.click();

        POSTGRES.start();

        Answer write = admin.post(EVENTS, Conversions.won(Program.uniqueBuyer(), "10")).expect(200);
        admin.notBefore(write).get("/api/unattributed").expect(200);
        crm.post(EVENTS, Conversions.won(Program.uniqueBuyer(), "10")).expect(200);
        await().untilAsserted(() -> callers.nobody().get("/api/health").expect(200));
    }

    @Test
    void aVisitorWhoIsFasterThanItsClickIsToldToComeAgainAndNotThatTheClickIsUnknown() {
        // So that the server knows where the link leads.
        program.click();
        POSTGRES.stop();
        // The first holds up those behind it.
        program.click();
        String visitor = program.click();
        POSTGRES.start();

        await().until(() -> {
            Answer answer = program.identify(visitor, Program.uniqueBuyer());
            if (answer.status() == 503) {
                expectUnavailable(answer);
                return false;
            }
            answer.expect(200);
            return true;
        });
    }

    @Test
    void allCallersOfAKeyThatIsInTheDatabaseAreToldThatItIsAwayAsSoonAsOne() throws Exception {
        Client crm = callers.integration("away-together", "events:write");
        POSTGRES.stop();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> answers = IntStream.range(0, 32)
                    .mapToObj(number -> threads.<Void>submit(() -> {
                        long begunNs = System.nanoTime();
                        expectUnavailable(crm.post(EVENTS, Conversions.won(Program.uniqueBuyer(), "10")));
                        assertThat(Duration.ofNanos(System.nanoTime() - begunNs)).isLessThan(LONGEST_ANSWER);
                        return null;
                    }))
                    .toList();
            for (Future<Void> answer : answers) {
                answer.get();
            }
        }
    }

    @Test
    void aRestartOfTheDatabaseThatNobodyNoticedCostsNobodyAnything() throws Exception {
        POSTGRES.stop();
        POSTGRES.start();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> first = IntStream.range(0, 20)
                    .mapToObj(number -> threads.submit(() -> number % 2 == 0
                            ? admin.get("/api/partners/" + program.partnerId())
                            : admin.post(EVENTS, Conversions.won(Program.uniqueBuyer(), "10"))))
                    .toList();
            for (Future<Answer> answer : first) {
                answer.get().expect(200);
            }
        }
    }

    @Test
    void whatWasAcknowledgedBeforeTheDatabaseWentAwayIsThereOnceAndSoIsWhatWasSentAgain() {
        String buyer = Program.uniqueBuyer();
        program.clickBy(buyer);
        ConversionLoad load = ConversionLoad.start(admin, buyer);
        load.awaitAcknowledged(50);
        POSTGRES.stop();
        load.awaitRefusal();
        load.stop();
        POSTGRES.start();

        load.settle();

        load.verify(admin, program.partnerId());
    }

    @Test
    void sessionsThatAreCutAgainAndAgainLoseNothingAndDoubleNothing() {
        String buyer = Program.uniqueBuyer();
        program.clickBy(buyer);
        ConversionLoad load = ConversionLoad.start(admin, buyer);
        for (int cut = 0; cut < CUTS; cut++) {
            load.awaitAcknowledged(10);
            assertThat(POSTGRES.endSessions()).isPositive();
        }
        load.stop();

        load.settle();

        load.verify(admin, program.partnerId());
    }

    private void checkWhileAway(Route route, EveryRoute every) {
        long begunNs = System.nanoTime();
        Answer answer = every.call(admin, route);
        assertThat(Duration.ofNanos(System.nanoTime() - begunNs)).as(answer.call()).isLessThan(LONGEST_ANSWER);
        switch (route.path().getPatternString()) {
            case "/api/health" -> {
                assertThat(answer.expect(503).text()).isEqualTo("{\"status\":\"down\"}");
                assertThat(answer.header("Retry-After")).isPresent();
            }
            case "/r/{linkKey}" -> assertThat(answer.expect(302).header("Location").orElseThrow()).contains("cref=");
            case "/api/openapi.json", "/api/auth/introspect" -> answer.expect(200);
            default -> expectUnavailable(answer);
        }
    }

    private static void expectUnavailable(Answer answer) {
        answer.expectProblem(503, "unavailable");
        assertThat(answer.header("Retry-After").orElse("")).as(answer.call()).matches("[1-9]");
        assertThat(answer.text()).doesNotContainIgnoringCase("exception").doesNotContainIgnoringCase("sql").doesNotContain("127.0.0.1");
    }
}
