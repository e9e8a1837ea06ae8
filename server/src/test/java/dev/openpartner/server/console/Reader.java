package dev.openpartner.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.server.scenario.Callers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Connection.KeyVal;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** Somebody who reads pages and fills in forms, in a browser without scripts. */
final class Reader {

    private final URI server;
    private final String key;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private Reader(URI server, String key) {
        this.server = server;
        this.key = key;
    }

    static Reader admin(int port) {
        return with(port, Callers.ADMIN_KEY);
    }

    static Reader with(int port, String key) {
        return new Reader(URI.create("http://localhost:" + port), key);
    }

    /** A page as it was answered. */
    record Shown(int status, java.net.http.HttpHeaders headers, Document html) {

        String text() {
            return html.body().text();
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** The form that is sent there. */
        FormElement form(String action) {
            Element form = html.selectFirst("form[method=post][action=%s]".formatted(action));
            assertThat(form).as("a form to %s on: %s", action, text()).isInstanceOf(FormElement.class);
            return (FormElement) form;
        }

        Shown expect(int wanted) {
            assertThat(status).as(html.text()).isEqualTo(wanted);
            return this;
        }
    }

    /** Opens a page, and what it leads to at once. */
    Shown open(String path) {
        return follow(send(request(path).GET()));
    }

    /** Opens a page and stays there, wherever it leads. */
    Shown look(String path) {
        return send(request(path).GET());
    }

    /** Fills a form of a page in and sends it; fields that are not named stay as they are. */
    Shown submit(FormElement form, Map<String, String> filled) {
        List<String> pairs = new ArrayList<>();
        for (KeyVal field : form.formData()) {
            if (!filled.containsKey(field.key())) {
                pairs.add(pair(field.key(), field.value()));
            }
        }
        filled.forEach((name, value) -> pairs.add(pair(name, value)));
        return post(form.attr("action"), pairs);
    }

    /** Sends what no form of a page is about, as a page that somebody else made would. */
    Shown post(String path, Map<String, String> fields) {
        return post(path, fields.entrySet().stream().map(field -> pair(field.getKey(), field.getValue())).toList());
    }

    private Shown post(String path, List<String> pairs) {
        return follow(send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(String.join("&", pairs)))));
    }

    private Shown follow(Shown shown) {
        Shown now = shown;
        for (int hop = 0; hop < 3 && now.status() >= 300 && now.status() < 400; hop++) {
            now = send(request(now.header("Location")).GET());
        }
        return now;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "text/html,application/xhtml+xml")
                .header("Authorization", "Bearer " + key);
    }

    private Shown send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Shown(response.statusCode(), response.headers(), Jsoup.parse(response.body(), server.toString()));
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String pair(String name, String value) {
        return List.of(name, value).stream()
                .map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8))
                .collect(Collectors.joining("="));
    }
}
