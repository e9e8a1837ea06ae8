package dev.openpartner.server.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.openpartner.server.scenario.Answer;
import dev.openpartner.server.scenario.Callers;
import dev.openpartner.server.scenario.Client;
import dev.openpartner.server.scenario.Conversions;
import dev.openpartner.server.scenario.Program;
import dev.openpartner.server.scenario.RunningServer;
import dev.openpartner.server.security.PageAccess;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

/** What holds for all pages: empty ones say what fills them, hostile text is text, and open ones hear of what moved. */
@RunningServer
@Isolated("reads what the whole JVM prints")
@ExtendWith(OutputCaptureExtension.class)
class EveryPageTest {

    private static final String MARKUP = "<script>alert('x')</script><img src=x onerror=alert(1)>\"'";
    private static final String MIXED = "شريك \u202Eevil\u202C 🦄 " + MARKUP;

    private final int port;
    private final SmartLifecycle live;

    @Autowired
    EveryPageTest(@LocalServerPort int port, List<SmartLifecycle> services) {
        this.port = port;
        this.live = services.stream().filter(each -> each.getClass().getSimpleName().equals("LivePositions")).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/", "/review", "/commissions", "/conversions", "/unattributed", "/partners", "/campaigns", "/fraud", "/rejected", "/integrations"
    })
    void anEmptyPageSaysWhatWillAppearAndHowToFillIt(String path) {
        Reader.Shown page = Reader.with(port, Callers.IDLE_ADMIN_KEY).open(path).expect(200);

        boolean keys = path.equals("/integrations");
        assertThat(page.html().select(keys ? "details.recipe pre" : ".empty pre").text())
                .contains(keys ? "/api/attribution/events" : "curl -sS");
    }

    @Test
    void namesAndMetadataFullOfMarkupAndTenThousandCharactersBreakNothing() {
        Callers callers = Callers.at(port);
        Client admin = callers.admin();
        String name = MIXED.replace("\"", "\\\"");
        String campaign = admin.post("/api/campaigns", """
                {"name": "%s", "destinationUrl": "https://shop.example/", %s}""".formatted(name, Program.TWENTY_PERCENT))
                .expect(201).text("/id");
        String partner = admin.post("/api/partners", """
                {"email": "%s@agency.example", "name": "%s"}""".formatted(Program.unique("hostile"), name)).expect(201).text("/id");
        String user = Program.unique("user") + "<b>".repeat(90);
        Answer conversion = admin.post(Conversions.EVENTS, """
                {"userId": "%s", "type": "%s", "value": 1, "metadata": {"note": "%s", "long": "%s"}}"""
                .formatted(user, name, name, "🦄".repeat(5_000))).expect(200);
        admin.notBefore(conversion).get("/api/unattributed").expect(200);
        Reader reader = Reader.admin(port);

        for (String path : List.of("/campaigns/" + campaign, "/partners/" + partner, "/conversions/" + conversion.text("/eventId"),
                "/conversions", "/unattributed", "/partners", "/campaigns", "/review?campaignId=" + campaign)) {
            Reader.Shown page = reader.open(path).expect(200);
            assertThat(page.html().select("script:not([src]), img, [onerror], b")).as(path).isEmpty();
        }
        assertThat(reader.open("/partners/" + partner).html().select("h1 bdi").text()).contains("<script>alert('x')</script>");
        assertThat(reader.open("/conversions/" + conversion.text("/eventId")).html().select("#raw").text()).contains("🦄".repeat(5_000));
    }

    @Test
    void aBadFilterIsRefusedInWordsAndUnknownIdsAreNotFound() {
        Reader reader = Reader.admin(port);

        assertThat(reader.open("/review?minAmount=lots").expect(400).text()).contains("minAmount is no amount");
        assertThat(reader.open("/conversions?since=soon").expect(400).text()).contains("since is no day");
        assertThat(reader.open("/conversions?cursor=mine").expect(400).text()).contains("invalid_cursor");
        for (String list : List.of("partners", "campaigns", "commissions", "conversions", "clicks", "rejected", "integrations")) {
            String path = "/" + list + "/x";
            assertThat(reader.open(path).status()).as(path).isEqualTo(404);
        }
        assertThat(reader.open("/review/runs/x").expect(404).text()).contains("There is no bulk review of this id");
    }

    @Test
    void anOpenPageHearsWhenWhatItShowsHasMoved() throws IOException, InterruptedException {
        List<String> heard = new CopyOnWriteArrayList<>();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/live"))
                .header("Authorization", "Bearer " + Callers.ADMIN_KEY)
                .header("Accept", "text/event-stream")
                .build();
        try (HttpClient http = HttpClient.newHttpClient();
                InputStream stream = http.send(request, BodyHandlers.ofInputStream()).body()) {
            Thread.ofVirtual().start(() -> listen(stream, heard));
            await().atMost(Duration.ofSeconds(5)).until(() -> heard.stream().anyMatch(text -> text.contains("\"conversions\"")));
            long before = heard.size();

            Callers.at(port).admin().post(Conversions.EVENTS, Conversions.won(Program.uniqueBuyer(), "1")).expect(200);

            await().atMost(Duration.ofSeconds(5)).until(() -> heard.size() > before);
            http.shutdownNow();
        }
    }

    @Test
    void aStreamThatTheServerEndsEndsWithoutAFault(CapturedOutput output) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/live"))
                .header("Authorization", "Bearer " + Callers.ADMIN_KEY)
                .header("Accept", "text/event-stream")
                .build();
        try (HttpClient http = HttpClient.newHttpClient();
                InputStream stream = http.send(request, BodyHandlers.ofInputStream()).body()) {
            live.stop();

            assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8)).contains("\"conversions\"");
        } finally {
            live.start();
        }
        assertThat(output).doesNotContain("/live", "Exception");
    }

    @Test
    void theListOfPagesLeavesNoneOut() {
        Exhibits any = new Exhibits("p", "c", "k", "e", "m", "w", "r", "a", "b");
        List<PathContainer> listed = Stream.of(any.ofAdmin(), any.ofPartner(), Exhibits.ofAnybody())
                .flatMap(pages -> pages.values().stream())
                .map(page -> PathContainer.parsePath(page.replaceFirst("\\?.*", "")))
                .toList();

        assertThat(PageAccess.ROUTES)
                .filteredOn(route -> route.method().equals(HttpMethod.GET))
                .filteredOn(route -> !route.path().getPatternString().matches("/(api|r|assets)/.*|/live|.*\\.csv|/account"))
                .allSatisfy(route -> assertThat(listed).as(route.shape()).anyMatch(route.path()::matches));
    }

    private static void listen(InputStream stream, List<String> heard) {
        byte[] buffer = new byte[4096];
        try {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                heard.add(new String(buffer, 0, read, StandardCharsets.UTF_8));
            }
        } catch (IOException closed) {
            heard.add("closed");
        }
    }
}
