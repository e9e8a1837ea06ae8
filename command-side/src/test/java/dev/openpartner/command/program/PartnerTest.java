package dev.openpartner.command.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerRegistered;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerReinstated;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerRevoked;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerTermsRemoved;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerTermsSet;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

class PartnerTest {

    private final Program program = new Program();

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void a_partner_joins_and_is_active_with_personal_data_sealed() {
        MvcTestResult result = program.post("/api/partners", """
                {"email": "Ada@Example.com", "name": "Ada", "metadata": {"tier": [1, "gold"]}, "sendInvite": true}""");

        assertThat(result.getResponse().getStatus()).isEqualTo(201);
        JsonNode partner = Program.answer(result);
        String id = partner.get("id").stringValue();
        assertThat(partner.get("email").stringValue()).isEqualTo("Ada@Example.com");
        assertThat(partner.get("metadata")).hasToString("{\"tier\":[1,\"gold\"]}");
        assertThat(partner.get("status").stringValue()).isEqualTo("active");
        assertThat(partner.get("createdAt").stringValue()).isEqualTo("2026-06-01T12:00:00Z");
        assertThat(program.events(Streams.partner(id))).singleElement().isInstanceOfSatisfying(PartnerRegistered.class, event -> {
            assertThat(event.inviteRequested()).isTrue();
            assertThat(event.sealedEmail()).startsWith("partner:" + id + "|");
            assertThat(event.toString()).doesNotContain("Ada").doesNotContain("gold");
        });
    }

    @Test
    void an_email_is_taken_once_per_tenant_whatever_its_case() {
        program.partner("ada@example.com");
        String again = "{\"email\": \" ADA@example.COM\", \"name\": \"Other\"}";
        assertThat(Program.error(program.post("/api/partners", again))).isEqualTo("409 email_taken");
        assertThat(program.send(HttpMethod.POST, "/api/partners", again, "other").getResponse().getStatus()).isEqualTo(201);
    }

    @Test
    void every_fault_of_a_body_is_named() {
        MvcTestResult result = program.post("/api/partners", "{\"email\": \"no address\", \"metadata\": [], \"sendInvite\": 1, \"x\": 1}");
        assertThat(Program.faults(result)).containsExactlyInAnyOrder(
                "/email invalid_email", "/name required", "/metadata invalid_type", "/sendInvite invalid_type", "/x unknown_field");
        String big = "{\"email\":\"a@b.cd\",\"name\":\"n\",\"metadata\":{\"k\":\"" + "x".repeat(33_000) + "\"}}";
        assertThat(Program.faults(program.post("/api/partners", big))).containsExactly("/metadata too_large");
    }

    @Test
    void a_partner_is_revoked_with_a_reason_and_reinstated_and_repeats_change_nothing() {
        String id = program.partner("ada@example.com");

        JsonNode revoked = Program.answer(program.post("/api/partners/" + id + "/revoke", "{\"reason\": \"spam\"}"));
        assertThat(revoked.get("status").stringValue()).isEqualTo("revoked");
        assertThat(revoked.get("revokeReason").stringValue()).isEqualTo("spam");
        assertThat(revoked.get("revokedAt").stringValue()).isEqualTo("2026-06-01T12:00:00Z");
        assertThat(program.http().post().uri("/api/partners/" + id + "/revoke").exchange().getResponse().getStatus()).isEqualTo(200);

        JsonNode reinstated = Program.answer(program.post("/api/partners/" + id + "/reinstate", "{}"));
        assertThat(reinstated.get("status").stringValue()).isEqualTo("active");
        assertThat(reinstated.get("revokedAt").isNull()).isTrue();
        program.post("/api/partners/" + id + "/reinstate", "{}");

        assertThat(program.events(Streams.partner(id)))
                .hasExactlyElementsOfTypes(PartnerRegistered.class, PartnerRevoked.class, PartnerReinstated.class);
    }

    @Test
    void a_partner_of_another_tenant_is_not_found() {
        String path = "/api/partners/" + program.partner("ada@example.com");
        String rules = "{\"commissionRule\": {\"type\": \"percent\", \"value\": 30}}";
        assertThat(Program.error(program.send(HttpMethod.POST, path + "/revoke", "", "other"))).isEqualTo("404 partner_not_found");
        assertThat(Program.error(program.send(HttpMethod.POST, path + "/reinstate", "", "other"))).isEqualTo("404 partner_not_found");
        assertThat(Program.error(program.send(HttpMethod.PUT, path + "/terms", rules, "other"))).isEqualTo("404 partner_not_found");
        assertThat(Program.error(program.send(HttpMethod.DELETE, path + "/terms", "", "other"))).isEqualTo("404 partner_not_found");
        assertThat(Program.error(program.post("/api/partners/no such/revoke", ""))).isEqualTo("404 partner_not_found");
    }

    @Test
    void own_terms_are_set_for_all_campaigns_or_one_and_removed() {
        String id = program.partner("ada@example.com");
        String campaignId = program.campaign();
        String path = "/api/partners/" + id + "/terms";

        JsonNode all = Program.answer(program.send(
                HttpMethod.PUT, path, "{\"commissionRule\": {\"type\": \"percent\", \"value\": 30}, \"holdbackDays\": 14}", "default"));
        assertThat(all.get("version").intValue()).isOne();
        assertThat(all.get("campaignId").isNull()).isTrue();
        assertThat(all.get("holdbackDays").intValue()).isEqualTo(14);
        JsonNode one = Program.answer(program.send(HttpMethod.PUT, path, """
                {"campaignId": "%s", "commissionRules": [{"type": "fixed", "value": 50, "currency": "EUR"}]}""".formatted(campaignId),
                "default"));
        assertThat(one.get("version").intValue()).isEqualTo(2);
        assertThat(one.get("campaignId").stringValue()).isEqualTo(campaignId);

        String onePath = path + "?campaignId=" + campaignId;
        assertThat(program.send(HttpMethod.DELETE, onePath, "", "default").getResponse().getStatus()).isEqualTo(204);
        assertThat(program.send(HttpMethod.DELETE, onePath, "", "default").getResponse().getStatus()).isEqualTo(204);
        assertThat(program.events(Streams.partner(id))).hasExactlyElementsOfTypes(
                PartnerRegistered.class, PartnerTermsSet.class, PartnerTermsSet.class, PartnerTermsRemoved.class);
    }

    @Test
    void the_same_own_terms_again_are_answered_alike_and_make_no_version() {
        String id = program.partner("ada@example.com");
        String path = "/api/partners/" + id + "/terms";
        String body = "{\"commissionRule\": {\"type\": \"percent\", \"value\": 30}, \"holdbackDays\": 14}";
        JsonNode first = Program.answer(program.send(HttpMethod.PUT, path, body, "default"));
        program.forward(Duration.ofHours(1));
        assertThat(Program.answer(program.send(HttpMethod.PUT, path, body, "default"))).isEqualTo(first);
        assertThat(program.events(Streams.partner(id)))
                .hasExactlyElementsOfTypes(PartnerRegistered.class, PartnerTermsSet.class);
    }

    @Test
    void own_terms_for_a_campaign_that_this_tenant_has_not_are_refused() {
        String path = "/api/partners/" + program.partner("ada@example.com") + "/terms";
        String body = "{\"campaignId\": \"nope\", \"commissionRule\": {\"type\": \"percent\", \"value\": 30}}";
        assertThat(Program.error(program.send(HttpMethod.PUT, path, body, "default"))).isEqualTo("404 campaign_not_found");
        assertThat(Program.faults(program.send(HttpMethod.PUT, path, "{}", "default"))).containsExactly("/commissionRule required");
    }
}
