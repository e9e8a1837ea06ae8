package dev.openpartner.server.scenario;

import static dev.openpartner.server.scenario.Conversions.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.openpartner.server.database.OwnPostgres;
import dev.openpartner.server.security.Access;
import dev.openpartner.server.security.PageAccess;
import dev.openpartner.server.security.Route;
import dev.openpartner.server.security.RouteAccess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Two nodes on one database, one that takes and decides, one that answers: together they are the server that one alone is. */
@ResourceLock(OwnPostgres.LOCK)
class SplitRolesTest {

    private static final List<String> OF_EVERY_NODE =
            List.of("GET /api/health", "GET /api/openapi.json", "GET /api/auth/introspect");

    @TempDir
    static Path directory;

    private static Node command;
    private static Node query;

    @BeforeAll
    static void start() {
        command = start("command");
        query = start("query");
    }

    @AfterAll
    static void stop() {
        query.close();
        command.close();
    }

    private static Node start(String role) {
        return Node.start(directory.resolve(role), role);
    }

    private static Callers at(Node node) {
        return node.callers();
    }

    @Test
    void whatOneNodeTakesTheOtherShows() {
        Client admin = at(command).admin();
        Program program = Program.paying20Percent(admin, at(command).nobody());
        String buyer = Program.uniqueBuyer();
        program.clickBy(buyer);
        Client reader = at(query).admin();
        String ledger = "/api/partners/" + program.partnerId() + "/ledger";

        Answer conversion = admin.post(EVENTS, Conversions.won(buyer, "200")).expect(200);
        assertThat(reader.notBefore(conversion).get(ledger).expect(200).text("/balances/0/pending")).isEqualTo("40.00");

        String commission = conversion.text("/attribution/touches/0/commissionId");
        Answer approval = admin.post("/api/commissions/" + commission + "/approve").expect(200);
        assertThat(reader.notBefore(approval).get(ledger).expect(200).text("/balances/0/payable")).isEqualTo("40.00");
        assertThat(reader.get("/api/commissions/" + commission + "/explanation").expect(200).text("/status")).isEqualTo("attributed");
    }

    @Test
    void aKeyThatIsRevokedOnOneNodeIsRefusedOnTheOther() {
        Answer key = at(command).mint("split", "attributions:read");
        Client holder = at(query).nobody().withKey(key.text("/plaintext"));
        holder.get("/api/attributions").expect(200);

        at(command).admin().delete("/api/api-keys/" + key.text("/id")).expect(204);

        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> holder.get("/api/attributions").expectProblem(401, "unauthorized"));
    }

    @Test
    void everyRouteIsAnsweredByOneNodeAndTheOtherSaysWhichItIs() {
        List<Route> routes = Stream.of(RouteAccess.ROUTES, PageAccess.PAGES).flatMap(List::stream).toList();
        for (Route route : routes) {
            if (route.access() instanceof Access.Partner || route.access() instanceof Access.AdminInPerson) {
                // Closed to this key on both, and whoever may not use a route is told that first.
                continue;
            }
            String shape = route.method().name() + " " + route.path().getPatternString();
            String path = route.path().getPatternString().replaceAll("\\{[^}]*}", "some");
            Answer taken = at(command).admin().call(route.method().name(), path);
            Answer asked = at(query).admin().call(route.method().name(), path);
            if (OF_EVERY_NODE.contains(shape)) {
                taken.expect(200);
                asked.expect(200);
            } else {
                boolean takes = taken.status() != 421;
                Answer refusal = takes ? asked : taken;
                assertThat((takes ? taken : asked).status()).as(shape).isNotEqualTo(421);
                refusal.expectProblem(421, "misdirected_request");
                assertThat(refusal.text("/role")).as(shape).isEqualTo(takes ? "command" : "query");
            }
        }
    }

    @Test
    void peopleAreToldThatTheySignInElsewhere() {
        assertThat(at(query).nobody().get("/sign-in").expect(200).text()).contains("Nobody can sign in at this node");
        at(query).nobody().post("/sign-in/passkey/challenge").expectProblem(421, "misdirected_request");
        at(command).nobody().get("/sign-in").expectProblem(421, "misdirected_request");
    }

    @Test
    void whoMayNotUseARouteIsToldThatFirst() {
        at(command).nobody().get("/api/partners").expectProblem(401, "unauthorized");
        at(query).nobody()
                .withKey(at(command).mint("narrow", "events:write").text("/plaintext"))
                .get("/api/partners").expectProblem(403, "forbidden_scope");
    }

    @Test
    void aWriteThatWentToTheWrongNodeMayBeSentToTheRightOneWithTheSameKey() {
        String key = Program.unique("key");
        String partner = EveryRoute.newPartner();

        at(query).admin().with("Idempotency-Key", key).post("/api/partners", partner).expectProblem(421, "misdirected_request");

        at(command).admin().with("Idempotency-Key", key).post("/api/partners", partner).expect(201);
    }

    @Test
    void aNodeThatWasAwayShowsWhatHappenedMeanwhile() {
        query.close();
        Answer meanwhile = at(command).admin().post(EVENTS, Conversions.won(Program.uniqueBuyer(), "10")).expect(200);

        query = start("query");

        at(query).admin().notBefore(meanwhile).get(EVENTS + "/" + meanwhile.text("/eventId")).expect(200);
    }
}
