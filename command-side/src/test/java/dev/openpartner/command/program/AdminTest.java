package dev.openpartner.command.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.command.account.AccountDirectory;
import dev.openpartner.command.account.AccountKey;
import dev.openpartner.kernel.access.Caller.Role;
import dev.openpartner.kernel.admin.AdminEvent.AdminRegistered;
import dev.openpartner.kernel.admin.AdminEvent.AdminReinstated;
import dev.openpartner.kernel.admin.AdminEvent.AdminRevoked;
import dev.openpartner.kernel.id.Streams;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

class AdminTest {

    private final Program program = new Program();

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void an_admin_is_made_with_personal_data_sealed_and_invited() {
        MvcTestResult result = program.post("/api/admins", "{\"email\": \"Eve@Example.com\", \"name\": \"Eve\"}");

        assertThat(result.getResponse().getStatus()).isEqualTo(201);
        JsonNode admin = Program.answer(result);
        String id = admin.get("id").stringValue();
        assertThat(admin.get("email").stringValue()).isEqualTo("Eve@Example.com");
        assertThat(admin.get("status").stringValue()).isEqualTo("active");
        assertThat(admin.get("createdAt").stringValue()).isEqualTo("2026-06-01T12:00:00Z");
        assertThat(program.events(Streams.admins("default"))).singleElement().isInstanceOfSatisfying(AdminRegistered.class, event -> {
            assertThat(event.sealedEmail()).startsWith("admin:" + id + "|");
            assertThat(event.toString()).doesNotContain("Eve").doesNotContain("eve");
            assertThat(event.by()).isEqualTo("key:k1");
        });
        assertThat(program.bean(AskedInvitations.class).asked()).containsExactly(new AccountKey("default", Role.ADMIN, id));
    }

    @Test
    void an_admin_who_is_not_to_be_invited_is_not() {
        program.made("/api/admins", "{\"email\": \"eve@example.com\", \"name\": \"Eve\", \"sendInvite\": false}");

        assertThat(program.bean(AskedInvitations.class).asked()).isEmpty();
    }

    @Test
    void an_email_is_one_admins_per_tenant_whatever_its_case_and_may_be_a_partners_too() {
        admin("eve@example.com");
        program.partner("eve@example.com");
        String again = "{\"email\": \" EVE@example.COM\", \"name\": \"Other\"}";

        assertThat(Program.error(program.post("/api/admins", again))).isEqualTo("409 email_taken");
        assertThat(program.send(HttpMethod.POST, "/api/admins", again, "other").getResponse().getStatus()).isEqualTo(201);
    }

    @Test
    void every_fault_of_a_body_is_named() {
        MvcTestResult result = program.post("/api/admins", "{\"email\": \"no address\", \"sendInvite\": 1, \"role\": \"x\"}");

        assertThat(Program.faults(result)).containsExactlyInAnyOrder(
                "/email invalid_email", "/name required", "/sendInvite invalid_type", "/role unknown_field");
    }

    @Test
    void an_admin_is_revoked_and_reinstated_and_repeats_change_nothing() {
        admin("ada@example.com");
        String path = "/api/admins/" + admin("eve@example.com");

        JsonNode revoked = Program.answer(program.post(path + "/revoke", "{\"reason\": \"left\"}"));
        assertThat(revoked.get("status").stringValue()).isEqualTo("revoked");
        assertThat(revoked.get("revokeReason").stringValue()).isEqualTo("left");
        assertThat(program.post(path + "/revoke", "").getResponse().getStatus()).isEqualTo(200);

        JsonNode reinstated = Program.answer(program.post(path + "/reinstate", ""));
        assertThat(reinstated.get("status").stringValue()).isEqualTo("active");
        assertThat(program.post(path + "/reinstate", "{}").getResponse().getStatus()).isEqualTo(200);

        assertThat(program.events(Streams.admins("default"))).hasExactlyElementsOfTypes(
                AdminRegistered.class, AdminRegistered.class, AdminRevoked.class, AdminReinstated.class);
    }

    @Test
    void the_last_admin_is_not_revoked() {
        String path = "/api/admins/" + admin("ada@example.com");

        assertThat(Program.error(program.post(path + "/revoke", ""))).isEqualTo("409 last_admin");
        assertThat(program.events(Streams.admins("default"))).hasSize(1);
    }

    @Test
    void an_admin_of_another_tenant_is_not_found() {
        admin("ada@example.com");
        String path = "/api/admins/" + admin("eve@example.com");

        assertThat(Program.error(program.send(HttpMethod.POST, path + "/revoke", "", "other"))).isEqualTo("404 admin_not_found");
        assertThat(Program.error(program.send(HttpMethod.POST, path + "/reinstate", "", "other"))).isEqualTo("404 admin_not_found");
        assertThat(Program.error(program.post("/api/admins/no such/revoke", ""))).isEqualTo("404 admin_not_found");
    }

    @Test
    void an_account_stands_as_long_as_its_owner_does_and_is_another_one_after_a_revocation() {
        AccountDirectory accounts = program.bean(AccountDirectory.class);
        admin("ada@example.com");
        AccountKey eve = new AccountKey("default", Role.ADMIN, admin("eve@example.com"));
        int before = accounts.find(eve).orElseThrow().standing();

        program.post("/api/admins/" + eve.id() + "/revoke", "");
        assertThat(accounts.find(eve)).isEmpty();
        program.post("/api/admins/" + eve.id() + "/reinstate", "");

        assertThat(accounts.find(eve).orElseThrow().standing()).isNotEqualTo(before);
    }

    @Test
    void a_partner_has_an_account_while_they_stand() {
        AccountDirectory accounts = program.bean(AccountDirectory.class);
        AccountKey partner = new AccountKey("default", Role.PARTNER, program.partner("ada@example.com"));
        assertThat(accounts.find(partner)).hasValueSatisfying(account -> {
            assertThat(account.email()).isEqualTo("ada@example.com");
            assertThat(account.caller().isPartner(partner.id())).isTrue();
            assertThat(account.caller().actor()).isEqualTo("partner:" + partner.id());
        });

        program.post("/api/partners/" + partner.id() + "/revoke", "");

        assertThat(accounts.find(partner)).isEmpty();
        assertThat(accounts.find(new AccountKey("other", Role.PARTNER, partner.id()))).isEmpty();
    }

    @Test
    void an_address_finds_every_account_that_it_has_in_the_tenants_of_the_install() {
        try (Program two = new Program(Map.of("openpartner.tenants.acme.admin-api-key", "acme-admin-key"))) {
            two.partner("ada@example.com");
            two.made("/api/admins", "{\"email\": \"ADA@example.com\", \"name\": \"Ada\"}");
            two.send(HttpMethod.POST, "/api/partners", "{\"email\": \"Ada@example.com\", \"name\": \"Ada\"}", "acme");

            assertThat(two.bean(AccountDirectory.class).byEmail(" ada@EXAMPLE.com "))
                    .extracting(account -> account.key().tenant() + " " + account.key().role())
                    .containsExactlyInAnyOrder("default ADMIN", "default PARTNER", "acme PARTNER");
            assertThat(two.bean(AccountDirectory.class).byEmail("eve@example.com")).isEmpty();
        }
    }

    private String admin(String email) {
        return program.made("/api/admins", "{\"email\": \"" + email + "\", \"name\": \"Somebody\"}");
    }
}
