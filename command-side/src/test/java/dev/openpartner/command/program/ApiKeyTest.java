package dev.openpartner.command.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.command.apikey.ApiKeyDirectory;
import dev.openpartner.command.apikey.NewAdminKey;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.access.Caller.Role;
import dev.openpartner.kernel.access.Scope;
import dev.openpartner.kernel.apikey.ApiKeyEvent.ApiKeyMinted;
import dev.openpartner.kernel.apikey.ApiKeyEvent.ApiKeyRevoked;
import dev.openpartner.kernel.id.Streams;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

class ApiKeyTest {

    private static final String WISH =
            "{\"label\": \"HubSpot\", \"scopes\": [\"events:write\", \"clicks:write\"], \"source\": \"hubspot\"}";

    private final Program program = new Program();

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void a_minted_key_is_shown_once_and_recognized_with_what_it_may() {
        JsonNode key = mint(WISH);
        String plaintext = key.get("plaintext").stringValue();
        assertThat(plaintext).startsWith("op_live_" + key.get("id").stringValue() + "_").endsWith(key.get("last4").stringValue());
        assertThat(key.get("prefix").stringValue()).isEqualTo("op_live_" + key.get("id").stringValue());
        assertThat(key.get("scopes")).hasToString("[\"events:write\",\"clicks:write\"]");
        assertThat(key.get("role").stringValue()).isEqualTo("integration");

        Caller caller = find(plaintext).orElseThrow();
        assertThat(caller.tenant()).isEqualTo("default");
        assertThat(caller.role()).isEqualTo(Role.INTEGRATION);
        assertThat(caller.scopes()).containsExactlyInAnyOrder(Scope.EVENTS_WRITE, Scope.CLICKS_WRITE);
        assertThat(caller.source()).isEqualTo("hubspot");
        assertThat(caller.keyLabel()).isEqualTo("HubSpot");
    }

    @Test
    void the_secret_is_in_no_event() {
        JsonNode key = mint(WISH);
        assertThat(program.events(Streams.apiKey(key.get("id").stringValue())).toString()).doesNotContain(secret(key));
    }

    @Test
    void a_key_of_another_secret_is_nobody() {
        JsonNode one = mint(WISH);
        JsonNode other = mint(WISH);
        assertThat(find(one.get("plaintext").stringValue().replace(secret(one), secret(other)))).isEmpty();
        assertThat(find("")).isEmpty();
        assertThat(find("op_live_x_y_z")).isEmpty();
    }

    @Test
    void a_revoked_key_is_nobody_within_a_second_and_a_repeat_is_answered_alike() {
        JsonNode key = mint(WISH);
        String plaintext = key.get("plaintext").stringValue();
        assertThat(find(plaintext)).isPresent();
        String path = "/api/api-keys/" + key.get("id").stringValue();
        assertThat(status(path, "default")).isEqualTo(204);
        assertThat(status(path, "default")).isEqualTo(204);

        Instant deadline = Instant.now().plusSeconds(1);
        while (find(plaintext).isPresent() && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
        assertThat(find(plaintext)).isEmpty();
        assertThat(program.events(Streams.apiKey(key.get("id").stringValue())))
                .hasExactlyElementsOfTypes(ApiKeyMinted.class, ApiKeyRevoked.class);
    }

    @Test
    void a_key_of_another_tenant_is_not_found_and_stays() {
        JsonNode key = mint(WISH);
        assertThat(Program.error(program.send(
                        HttpMethod.DELETE, "/api/api-keys/" + key.get("id").stringValue(), "", "other")))
                .isEqualTo("404 api_key_not_found");
        assertThat(Program.error(program.send(HttpMethod.DELETE, "/api/api-keys/nope", "", "default")))
                .isEqualTo("404 api_key_not_found");
        assertThat(find(key.get("plaintext").stringValue())).isPresent();
    }

    @Test
    void an_expired_key_is_nobody() {
        String plaintext = mint("{\"label\": \"l\", \"scopes\": [\"events:write\"], \"expiresAt\": \"2026-06-01T13:00:00Z\"}")
                .get("plaintext").stringValue();
        assertThat(find(plaintext)).isPresent();
        program.forward(Duration.ofHours(1));
        assertThat(find(plaintext)).isEmpty();
    }

    @Test
    void many_requests_with_one_key_or_one_invented_id_ask_the_store_once() {
        String plaintext = mint(WISH).get("plaintext").stringValue();
        MemoryLog log = program.bean(MemoryLog.class);
        int before = log.reads();
        Instant start = Instant.now();
        for (int i = 0; i < 1_000; i++) {
            find(plaintext);
        }
        long halfSecondsPassed = Duration.between(start, Instant.now()).toMillis() / 500;
        assertThat(log.reads() - before).isBetween(1, (int) halfSecondsPassed + 1);
    }

    @Test
    void a_store_that_is_down_says_nothing_about_a_key() {
        String plaintext = mint(WISH).get("plaintext").stringValue();
        program.bean(MemoryLog.class).setDown(true);
        assertThatThrownBy(() -> find(plaintext)).isInstanceOf(DataAccessResourceFailureException.class);
    }

    @Test
    void a_partners_key_reads_that_partner_and_has_no_scope() {
        String partnerId = program.partner("ada@example.com");
        MvcTestResult result = program.http().post().uri("/api/partners/" + partnerId + "/api-keys").exchange();
        assertThat(result.getResponse().getStatus()).isEqualTo(201);
        Caller caller = find(Program.answer(result).get("plaintext").stringValue()).orElseThrow();
        assertThat(caller.isPartner(partnerId)).isTrue();
        assertThat(caller.scopes()).isEmpty();

        assertThat(Program.error(program.send(HttpMethod.POST, "/api/partners/" + partnerId + "/api-keys", "", "other")))
                .isEqualTo("404 partner_not_found");
        program.post("/api/partners/" + partnerId + "/revoke", "");
        assertThat(Program.error(program.post("/api/partners/" + partnerId + "/api-keys", "{}"))).isEqualTo("409 partner_not_active");
    }

    @Test
    void an_admin_may_mint_an_admin_key_but_not_with_scopes() {
        JsonNode key = mint("{\"label\": \"Eve\", \"role\": \"admin\"}");
        assertThat(find(key.get("plaintext").stringValue())).map(Caller::isAdmin).contains(true);
        assertThat(Program.faults(program.post("/api/api-keys", "{\"label\": \"l\", \"role\": \"admin\", \"scopes\": [\"events:write\"]}")))
                .containsExactly("/scopes not_allowed");
    }

    @Test
    void every_fault_of_a_body_is_named() {
        assertThat(Program.faults(program.post("/api/api-keys", """
                {"scopes": ["events:write", "events:delete"], "role": "partner", "expiresAt": "2026-06-01T12:00:00Z", "key": 1}""")))
                .containsExactlyInAnyOrder(
                        "/label required",
                        "/scopes/1 unknown_scope",
                        "/role unknown_value",
                        "/expiresAt in_the_past",
                        "/key unknown_field");
        assertThat(Program.faults(program.post("/api/api-keys", "{\"label\": \"l\"}"))).containsExactly("/scopes required");
        assertThat(Program.faults(program.post("/api/api-keys", "{\"label\": \"l\", \"scopes\": []}"))).containsExactly("/scopes required");
        assertThat(Program.faults(program.post("/api/api-keys", "{\"label\": \"l\", \"scopes\": null}")))
                .containsExactly("/scopes required");
        assertThat(Program.faults(program.post("/api/api-keys", "{\"label\": \"l\", \"scopes\": \"events:write\"}")))
                .containsExactly("/scopes invalid_type");
    }

    @Test
    void the_first_start_makes_one_admin_key_and_never_again() {
        NewAdminKey newKey = program.bean(NewAdminKey.class);
        String plaintext = newKey.plaintext().orElseThrow();
        assertThat(newKey.plaintext()).contains(plaintext);
        assertThat(find(plaintext)).map(Caller::isAdmin).contains(true);
        assertThat(find(plaintext)).map(Caller::tenant).contains("default");
    }

    @Test
    void a_configured_admin_key_is_known_and_makes_a_first_one_needless() {
        try (Program configured = new Program(Map.of(
                "openpartner.admin-api-key", "configured-admin-key", "openpartner.tenants.acme.admin-api-key", "acme-admin-key"))) {
            ApiKeyDirectory directory = configured.bean(ApiKeyDirectory.class);
            assertThat(configured.bean(NewAdminKey.class).plaintext()).isEmpty();
            assertThat(directory.find("configured-admin-key")).map(Caller::tenant).contains("default");
            assertThat(directory.find("acme-admin-key")).map(Caller::tenant).contains("acme");
            configured.bean(MemoryLog.class).setDown(true);
            assertThat(directory.find("configured-admin-key")).isPresent();
        }
    }

    private static String secret(JsonNode key) {
        String plaintext = key.get("plaintext").stringValue();
        int from = key.get("prefix").stringValue().length() + 1;
        return plaintext.substring(from, plaintext.lastIndexOf('_'));
    }

    private JsonNode mint(String wish) {
        MvcTestResult result = program.post("/api/api-keys", wish);
        assertThat(result.getResponse().getStatus()).isEqualTo(201);
        return Program.answer(result);
    }

    private int status(String path, String tenant) {
        return program.send(HttpMethod.DELETE, path, "", tenant).getResponse().getStatus();
    }

    private Optional<Caller> find(String key) {
        return program.bean(ApiKeyDirectory.class).find(key);
    }
}
