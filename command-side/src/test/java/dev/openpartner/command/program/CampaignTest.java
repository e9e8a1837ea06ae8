package dev.openpartner.command.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.campaign.CampaignEvent;
import dev.openpartner.kernel.campaign.CampaignEvent.CampaignCreated;
import dev.openpartner.kernel.id.Streams;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CampaignTest {

    private final Program program = new Program();

    @AfterAll
    void close() {
        program.close();
    }

    @Test
    void a_campaign_is_made_with_defaults_and_answered_whole() {
        MvcTestResult result = program.post("/api/campaigns", """
                {"name": " Spring ", "destinationUrl": "https://münchen.example/start", "commissionRule": {"type": "percent", "value": 20},
                 "deepLinkAllowedDomains": ["Example.COM", "example.com", "bücher.example"]}""");

        assertThat(result.getResponse().getStatus()).isEqualTo(201);
        JsonNode campaign = Program.answer(result);
        assertThat(campaign.get("name").stringValue()).isEqualTo("Spring");
        assertThat(campaign.get("destinationUrl").stringValue()).isEqualTo("https://xn--mnchen-3ya.example/start");
        assertThat(campaign.get("deepLinkAllowedDomains")).hasToString("[\"example.com\",\"xn--bcher-kva.example\"]");
        assertThat(campaign.get("attributionModel").stringValue()).isEqualTo("last_click");
        assertThat(campaign.get("attributionWindowDays").intValue()).isEqualTo(60);
        assertThat(campaign.get("holdbackDays").isNull()).isTrue();
        assertThat(campaign.get("commissionRules").get(0).get("value").stringValue()).isEqualTo("20");
        assertThat(campaign.get("version").intValue()).isOne();
        assertThat(campaign.get("status").stringValue()).isEqualTo("active");
        assertThat(campaign.get("createdAt").stringValue()).isEqualTo("2026-06-01T12:00:00Z");
        assertThat(program.events(Streams.campaign(campaign.get("id").stringValue())))
                .singleElement().isInstanceOf(CampaignCreated.class);
    }

    @Test
    void several_rules_and_a_schedule_are_taken() {
        JsonNode campaign = Program.answer(program.post("/api/campaigns", """
                {"name": "S", "destinationUrl": "https://example.com", "attributionModel": "position", "attributionWindowDays": 365,
                 "holdbackDays": 30, "startsAt": "2026-07-01T00:00:00+02:00", "endsAt": "2026-08-01T00:00:00Z",
                 "commissionRules": [{"type": "fixed", "value": "200", "currency": "usd", "eventType": "won", "trigger": "first"},
                                     {"type": "percent", "value": 12.5}]}"""));

        assertThat(campaign.get("status").stringValue()).isEqualTo("scheduled");
        assertThat(campaign.get("startsAt").stringValue()).isEqualTo("2026-06-30T22:00:00Z");
        assertThat(campaign.get("commissionRules")).hasSize(2);
    }

    @Test
    void every_fault_of_a_body_is_named() {
        MvcTestResult result = program.post("/api/campaigns", """
                {"name": "", "destinationUrl": "javascript:alert(1)", "attributionModel": "best", "attributionWindowDays": 366,
                 "holdbackDays": -1, "startsAt": "2026-07-01", "deepLinkAllowedDomains": ["https://example.com", "com"],
                 "commissionRules": [{"type": "percent", "value": 120}, 7], "extra": 1}""");

        assertThat(Program.error(result)).isEqualTo("400 invalid_body");
        assertThat(Program.faults(result)).contains(
                "/name too_short",
                "/destinationUrl invalid_url",
                "/attributionModel unknown_value",
                "/attributionWindowDays out_of_range",
                "/holdbackDays out_of_range",
                "/startsAt bare_date",
                "/deepLinkAllowedDomains/0 invalid_domain",
                "/deepLinkAllowedDomains/1 invalid_domain",
                "/commissionRules/1 invalid_type",
                "/extra unknown_field");
        assertThat(Program.faults(result)).anyMatch(fault -> fault.startsWith("/commissionRules/0/value "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{}                                                       | /commissionRule required",
        "{\"commissionRule\": {}, \"commissionRules\": []}        | /commissionRule ambiguous",
        "{\"commissionRule\": []}                                 | /commissionRule invalid_type",
        "{\"commissionRules\": {}}                                | /commissionRules invalid_type",
        "{\"commissionRules\": []}                                | /commissionRules required",
        "{\"startsAt\":\"2026-07-01T00:00:00Z\",\"endsAt\":\"2026-07-01T00:00:00Z\"} | /endsAt ends_before_start",
    })
    void a_campaign_needs_rules_and_a_sound_schedule(String body, String fault) {
        assertThat(Program.faults(program.post("/api/campaigns", body))).contains(fault, "/name required", "/destinationUrl required");
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://example.com", "//example.com", "https://user:pass@example.com", "https://user@example.com", "https:///path",
        "https://exa mple.com", "data:text/html", "https://", "/relative", "https://example.com:99999", "mailto:a@example.com",
    })
    void an_address_that_a_browser_should_not_be_sent_to_is_refused(String url) {
        assertThat(Program.faults(program.post("/api/campaigns", "{\"destinationUrl\": \"" + url + "\"}")))
                .contains("/destinationUrl invalid_url");
    }

    @Test
    void a_patch_makes_a_version_that_keeps_what_it_does_not_name() {
        String id = program.campaign();
        JsonNode changed = patch(id, "{\"holdbackDays\": 30, \"commissionRules\": [{\"type\": \"percent\", \"value\": 10}]}");
        assertThat(changed.get("version").intValue()).isEqualTo(2);
        assertThat(changed.get("name").stringValue()).isEqualTo("Spring");
        assertThat(changed.get("holdbackDays").intValue()).isEqualTo(30);
        assertThat(changed.get("commissionRules").get(0).get("value").stringValue()).isEqualTo("10");

        JsonNode cleared = patch(id, "{\"holdbackDays\": null, \"deepLinkAllowedDomains\": null, \"attributionModel\": null}");
        assertThat(cleared.get("version").intValue()).isEqualTo(3);
        assertThat(cleared.get("holdbackDays").isNull()).isTrue();
        assertThat(cleared.get("deepLinkAllowedDomains")).isEmpty();
        assertThat(program.events(Streams.campaign(id))).hasSize(3).allMatch(CampaignEvent.class::isInstance);
    }

    @Test
    void a_patch_that_changes_nothing_makes_no_version() {
        String id = program.campaign();
        assertThat(patch(id, "{}").get("version").intValue()).isOne();
        assertThat(patch(id, "{\"name\": \"Spring\", \"holdbackDays\": null}").get("version").intValue()).isOne();
        assertThat(program.events(Streams.campaign(id))).hasSize(1);
    }

    @Test
    void a_patch_cannot_take_away_what_a_campaign_needs() {
        String id = program.campaign();
        MvcTestResult result = program.send(
                HttpMethod.PATCH, "/api/campaigns/" + id, "{\"name\": null, \"destinationUrl\": null, \"commissionRule\": null}",
                "default");
        assertThat(Program.faults(result)).containsExactly("/name required", "/destinationUrl required", "/commissionRule required");
    }

    @Test
    void a_patch_whose_end_lies_before_the_start_that_stands_is_refused() {
        String id = program.campaign();
        patch(id, "{\"startsAt\": \"2026-07-01T00:00:00Z\"}");
        MvcTestResult result =
                program.send(HttpMethod.PATCH, "/api/campaigns/" + id, "{\"endsAt\": \"2026-06-30T00:00:00Z\"}", "default");
        assertThat(Program.error(result)).isEqualTo("400 ends_before_start");
    }

    @Test
    void a_campaign_of_another_tenant_is_not_found() {
        String id = program.campaign();
        assertThat(Program.error(program.send(HttpMethod.PATCH, "/api/campaigns/" + id, "{}", "other")))
                .isEqualTo("404 campaign_not_found");
        assertThat(Program.error(program.send(HttpMethod.PATCH, "/api/campaigns/nope", "{}", "default")))
                .isEqualTo("404 campaign_not_found");
    }

    private JsonNode patch(String id, String body) {
        return Program.answer(program.send(HttpMethod.PATCH, "/api/campaigns/" + id, body, "default"));
    }
}
