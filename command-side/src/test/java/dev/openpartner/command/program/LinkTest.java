package dev.openpartner.command.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.link.LinkEvent.LinkCreated;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

class LinkTest {

    private final Program program = new Program();

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void a_link_is_made_and_leads_to_its_campaign() {
        String partnerId = program.partner("ada@example.com");
        String campaignId = program.campaign();
        MvcTestResult result = program.post(
                "/api/partners/" + partnerId + "/links", "{\"linkKey\": \"ada-1\", \"campaignId\": \"" + campaignId + "\"}");

        assertThat(result.getResponse().getStatus()).isEqualTo(201);
        JsonNode link = Program.answer(result);
        assertThat(link.get("destinationUrl").stringValue()).isEqualTo("https://example.com/start?a=1#top");
        assertThat(link.get("url").stringValue()).isEqualTo("http://localhost/r/ada-1");
        assertThat(link.get("partnerId").stringValue()).isEqualTo(partnerId);
        assertThat(program.events(Streams.link("ada-1"))).singleElement().isInstanceOfSatisfying(
                LinkCreated.class, event -> assertThat(event.destinationUrl()).isNull());
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com/deep, 201",
        "https://shop.example.com/deep?x=1, 201",
        "https://EXAMPLE.com, 201",
        "https://notexample.com, 400",
        "https://example.com.evil.net, 400",
        "https://evil.net/example.com, 400",
    })
    void a_destination_of_its_own_must_lie_on_an_allowed_domain_or_below(String url, int status) {
        String body = "{\"linkKey\": \"abc\", \"campaignId\": \"" + program.campaign() + "\", \"destinationUrl\": \"" + url + "\"}";
        MvcTestResult result = program.post("/api/partners/" + program.partner("ada@example.com") + "/links", body);
        assertThat(result.getResponse().getStatus()).isEqualTo(status);
        if (status == 400) {
            assertThat(Program.error(result)).isEqualTo("400 destination_override_not_allowed");
        }
    }

    @Test
    void a_key_is_taken_once_over_all_tenants() {
        program.link("taken");
        String mine = program.partner("ben@example.com");
        String body = "{\"linkKey\": \"taken\", \"campaignId\": \"" + program.campaign() + "\"}";
        assertThat(Program.error(program.post("/api/partners/" + mine + "/links", body))).isEqualTo("409 link_key_taken");
    }

    @Test
    void a_campaign_that_is_not_active_gets_no_link() {
        String partnerId = program.partner("ada@example.com");
        String ending = program.made("/api/campaigns", """
                {"name": "S", "destinationUrl": "https://example.com", "commissionRule": {"type": "percent", "value": 20},
                 "endsAt": "2026-06-01T13:00:00Z"}""");
        String body = "{\"linkKey\": \"late\", \"campaignId\": \"" + ending + "\"}";
        program.forward(Duration.ofHours(1));
        assertThat(Program.error(program.post("/api/partners/" + partnerId + "/links", body))).isEqualTo("409 campaign_not_active");
    }

    @Test
    void a_revoked_partner_gets_no_link() {
        String partnerId = program.partner("ada@example.com");
        program.post("/api/partners/" + partnerId + "/revoke", "");
        String body = "{\"linkKey\": \"late\", \"campaignId\": \"" + program.campaign() + "\"}";
        assertThat(Program.error(program.post("/api/partners/" + partnerId + "/links", body))).isEqualTo("409 partner_not_active");
    }

    @Test
    void what_another_tenant_has_is_not_found() {
        String partnerId = program.partner("ada@example.com");
        String campaignId = program.campaign();
        String body = "{\"linkKey\": \"abc\", \"campaignId\": \"" + campaignId + "\"}";
        String path = "/api/partners/" + partnerId + "/links";
        assertThat(Program.error(program.send(HttpMethod.POST, path, body, "other"))).isEqualTo("404 partner_not_found");
        assertThat(Program.error(program.post("/api/partners/nope/links", body))).isEqualTo("404 partner_not_found");
        assertThat(Program.error(program.post(path, "{\"linkKey\": \"abc\", \"campaignId\": \"nope\"}")))
                .isEqualTo("404 campaign_not_found");
    }

    @Test
    void every_fault_of_a_body_is_named() {
        String path = "/api/partners/" + program.partner("ada@example.com") + "/links";
        assertThat(Program.faults(program.post(path, "{\"linkKey\": \"a/b c\", \"destinationUrl\": \"x\", \"id\": 1}")))
                .containsExactlyInAnyOrder(
                        "/linkKey invalid_characters", "/campaignId required", "/destinationUrl invalid_url", "/id unknown_field");
        assertThat(Program.faults(program.post(path, "{\"linkKey\": \"ab\", \"campaignId\": \"c\"}")))
                .containsExactly("/linkKey too_short");
    }
}
