package dev.openpartner.server.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The judge of exchanges sees what is planted: without that, its silence would say nothing. */
class DescriptionTest {

    private static final String PARTNER = """
            {"id": "p1", "email": "a@b.example", "name": "Anna", "metadata": null, "status": "active",
             "createdAt": "2026-05-01T09:30:00Z", "revokedAt": null, "revokeReason": null}""";
    private static final String SCHEMA = "/components/schemas/PartnerView";

    private JsonNode document;

    @BeforeEach
    void read() throws IOException {
        document = Schemas.parsed(Files.readString(Path.of("../docs/openapi.json")));
    }

    @Test
    void anExchangeAsDescribedHasNoDifference() {
        assertThat(differences(document, answered(200, PARTNER))).isEmpty();
    }

    @Test
    void aMemberThatIsNotDescribedIsSeen() {
        JsonNode planted = Description.without(document, SCHEMA + "/properties", "revokeReason");

        assertThat(differences(planted, answered(200, PARTNER))).singleElement().asString().contains("revokeReason");
    }

    @Test
    void aMemberThatIsPromisedAndMissingIsSeen() {
        assertThat(differences(document, answered(200, PARTNER.replace("\"name\": \"Anna\",", ""))))
                .singleElement().asString().contains("name");
    }

    @Test
    void aNullWhereNoneIsDescribedAndAnotherTypeAreSeen() {
        assertThat(differences(document, answered(200, PARTNER.replace("\"Anna\"", "null")))).hasSize(1);
        assertThat(differences(document, answered(200, PARTNER.replace("\"Anna\"", "7")))).hasSize(1);
        assertThat(differences(document, answered(200, PARTNER.replace("T09:30:00Z", "")))).hasSize(1);
    }

    @Test
    void aStatusThatIsNotDescribedIsSeen() {
        assertThat(differences(document, answered(206, PARTNER))).containsExactly("the status 206 is not described");
    }

    @Test
    void aCodeThatIsNotDescribedIsSeen() {
        assertThat(differences(document, refused(404, "partner_not_found"))).isEmpty();
        assertThat(differences(document, refused(404, "campaign_not_found"))).singleElement().asString().contains("error");
    }

    @Test
    void aHeaderThatIsNotDescribedIsSeen() {
        Exchange replayed = exchange(200, "application/json", PARTNER, Map.of("Idempotent-Replayed", List.of("true")));

        assertThat(differences(document, replayed)).singleElement().asString().contains("Idempotent-Replayed");
    }

    @Test
    void aRouteAParameterAndABodyThatAreNotDescribedAreSeen() {
        Exchange got = answered(200, PARTNER);
        JsonNode planted = Description.without(document, "/paths", "/api/partners/{id}");
        assertThat(differences(planted, got)).containsExactly("the operation is not described");

        Exchange asked = new Exchange("GET", "/api/partners/p1?planted=1", "", "", 200, got.headers(), PARTNER);
        assertThat(differences(document, asked)).containsExactly("the parameter planted is not described");

        Exchange sent = new Exchange(
                "POST", "/api/partners", "application/json", "{\"email\": \"a@b.example\", \"name\": \"A\", \"planted\": 1}",
                201, got.headers(), PARTNER);
        assertThat(differences(document, sent)).singleElement().asString().contains("planted");
    }

    private static List<String> differences(JsonNode document, Exchange exchange) {
        return new Description(document).differences(exchange);
    }

    private static Exchange answered(int status, String text) {
        return exchange(status, "application/json", text, Map.of());
    }

    private static Exchange refused(int status, String code) {
        return exchange(status, "application/problem+json", """
                {"type": "https://openpartner.dev/problems/x", "title": "X", "status": %d, "detail": "d", "instance": "/i",
                 "error": "%s", "requestId": "r"}""".formatted(status, code), Map.of());
    }

    private static Exchange exchange(int status, String type, String text, Map<String, List<String>> more) {
        Map<String, List<String>> headers = new HashMap<>(more);
        headers.put("Content-Type", List.of(type));
        return new Exchange("GET", "/api/partners/p1", "", "", status, HttpHeaders.of(headers, (name, value) -> true), text);
    }
}
