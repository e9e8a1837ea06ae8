package dev.openpartner.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A browser without scripts. As browsers do, it counts http://localhost as secure; Java's own cookie store does not. */
final class Browser {

    private static final HttpClient HTTP = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private static final String FORM = "application/x-www-form-urlencoded";

    private final URI server;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Browser(int port) {
        this.server = URI.create("http://localhost:" + port);
    }

    /** What came back. */
    record Page(int status, HttpHeaders headers, String text) {

        Page expect(int wanted) {
            assertThat(status).as(text).isEqualTo(wanted);
            return this;
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** Where it leads, without the server's own address. */
        String location() {
            return header("Location").replaceFirst("^http://localhost:\\d+", "");
        }

        Document html() {
            return Jsoup.parse(text);
        }

        /** The machine code of a problem, told as JSON or as a page. */
        String error() {
            if (header("Content-Type").startsWith("text/html")) {
                return html().select("main p.dim code").getFirst().text();
            }
            return text.replaceFirst("(?s).*\"error\":\"([a-z_]+)\".*", "$1");
        }
    }

    Page get(String path) {
        return send(request(path).header("Accept", "text/html").GET());
    }

    Page getJson(String path) {
        return send(request(path).header("Accept", "application/json").GET());
    }

    /** Opens a page, fills its form to that address in, and sends it with what the page had put into it. */
    Page submit(String page, String action, Map<String, String> filled) {
        return submit(get(page).expect(200), action, filled);
    }

    /** Fills a form of a page in and sends it. */
    Page submit(Page page, String action, Map<String, String> filled) {
        List<Element> forms = page.html().select("form[method=post][action=%s]".formatted(action));
        assertThat(forms).as("a form to %s in %s", action, page.text()).isNotEmpty();
        Map<String, String> fields = new LinkedHashMap<>();
        forms.getFirst().select("input[name]").forEach(input -> fields.put(input.attr("name"), input.attr("value")));
        fields.putAll(filled);
        return postForm(action, fields);
    }

    Page postForm(String path, Map<String, String> fields) {
        String data = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path).header("Accept", "text/html").header("Content-Type", FORM).POST(BodyPublishers.ofString(data)));
    }

    /** Sends JSON as a script of our pages would, with the token of the page, or as another site's would, without. */
    Page postJson(String path, String json, boolean withToken, String... headers) {
        // The page first: it brings the cookie that the token belongs to.
        Element token = get("/sign-in").html().select("meta[name=csrf]").getFirst();
        HttpRequest.Builder request = request(path).header("Accept", "application/json").header("Content-Type", "application/json");
        if (withToken) {
            request.header(token.attr("data-header"), token.attr("content"));
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        BodyPublisher body = json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
        return send(request.POST(body));
    }

    Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    void plant(String name, String value) {
        cookies.put(name, value);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(30));
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; ")));
        }
        return request.header("User-Agent", "Test browser");
    }

    private Page send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Page(response.statusCode(), response.headers(), response.body());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void keep(String setCookie) {
        String pair = setCookie.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        if (setCookie.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, pair.substring(pair.indexOf('=') + 1));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
