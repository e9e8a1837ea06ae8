package dev.openpartner.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.server.scenario.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What every page has, and what a browser without a session or a wrong address gets. */
@RunningServer
class LayoutTest {

    private final int port;
    private final Reader admin;

    LayoutTest(@LocalServerPort int port) {
        this.port = port;
        this.admin = Reader.admin(port);
    }

    @Test
    void aPageIsHtmlWithoutAnyInlineScriptOrStyleUnderAPolicyThatForbidsThem() {
        Reader.Shown page = admin.open("/").expect(200);

        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.html().select("script:not([src]), style, [style], [onclick]")).isEmpty();
        assertThat(page.html().title()).isEqualTo("Overview · OpenPartner");
        assertThat(page.html().select("nav a[aria-current=page]").text()).isEqualTo("Overview");
    }

    @Test
    void stylesAndScriptsAreKeptForEverUnderNamesThatChangeWithTheirContent() {
        Reader.Shown page = admin.open("/");

        assertThat(page.html().select("script[src], link[rel=stylesheet]")).hasSizeGreaterThan(3).allSatisfy((Element asset) -> {
            String address = asset.hasAttr("src") ? asset.attr("src") : asset.attr("href");
            Reader.Shown file = admin.look(address).expect(200);
            assertThat(file.header("Cache-Control")).contains("max-age=31536000", "immutable");
        });
        assertThat(admin.look("/assets/000000000000/console.css").status()).isEqualTo(404);
        assertThat(admin.look("/assets/000000000000/application.yaml").status()).isEqualTo(404);
    }

    @Test
    void aBrowserThatNobodyIsSignedInWithIsSentToSignIn() throws IOException, InterruptedException {
        HttpResponse<String> browser = get("text/html");
        HttpResponse<String> program = get("application/json");

        assertThat(browser.statusCode()).isEqualTo(302);
        assertThat(browser.headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in"));
        assertThat(program.statusCode()).isEqualTo(401);
        assertThat(program.body()).contains("\"unauthorized\"");
    }

    private HttpResponse<String> get(String accept) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/")).header("Accept", accept).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }
}
