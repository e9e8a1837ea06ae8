package dev.openpartner.command.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.click.ClickEvent.ClickRecorded;
import dev.openpartner.kernel.id.Streams;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class ReportedClickTest {

    private static final String ID = "edge-0123456789-abcdef";
    private static final String MINIMAL = """
            {"id": "%s", "linkKey": "spring", "landingUrl": "https://example.com/start", "ts": "2026-05-31T10:00:00Z"}""".formatted(ID);

    private final Program program = new Program();

    @BeforeEach
    void makeLink() {
        program.link("spring");
    }

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void a_click_taken_elsewhere_is_recorded_with_its_own_time() {
        MvcTestResult result = program.post("/api/clicks", """
                {"id": "%s", "linkKey": "spring", "landingUrl": "https://example.com/start", "ts": "2026-05-31T12:00:00+02:00",
                 "ipHash": "abc", "userAgent": "Firefox", "referer": "https://blog.example", "utmSource": "news", "utmTerm": "",
                 "country": "de", "fraudFlag": "manual"}""".formatted(ID));

        assertThat(result.getResponse().getStatus()).isEqualTo(201);
        assertThat(Program.answer(result)).hasToString("{\"ok\":true,\"id\":\"" + ID + "\",\"replayed\":false}");
        ClickRecorded click = (ClickRecorded) program.events(Streams.click(ID)).getFirst();
        assertThat(click.clickedAtMs()).isEqualTo(Instant.parse("2026-05-31T10:00:00Z").toEpochMilli());
        assertThat(click.recordedAtMs()).isEqualTo(SettableClock.START.toEpochMilli());
        assertThat(click.country()).isEqualTo("DE");
        assertThat(click.flags()).containsExactly("manual");
        assertThat(click.utm()).isEqualTo(Map.of("source", "news"));
        assertThat(click.origin()).isEqualTo("api");
    }

    @Test
    void the_same_id_again_is_a_replay_and_records_nothing() {
        program.post("/api/clicks", MINIMAL);
        MvcTestResult again = program.post("/api/clicks", MINIMAL);
        assertThat(again.getResponse().getStatus()).isEqualTo(200);
        assertThat(Program.answer(again)).hasToString("{\"ok\":true,\"id\":\"" + ID + "\",\"replayed\":true}");
        assertThat(program.events(Streams.click(ID))).hasSize(1);
    }

    @Test
    void an_id_of_another_tenant_is_taken_and_their_link_is_unknown() {
        program.post("/api/clicks", MINIMAL);
        assertThat(Program.error(program.send(HttpMethod.POST, "/api/clicks", MINIMAL, "other"))).isEqualTo("404 link_not_found");

        String partnerId = Program.answer(program.send(
                        HttpMethod.POST, "/api/partners", "{\"email\": \"a@b.cd\", \"name\": \"n\"}", "other"))
                .get("id").stringValue();
        String campaignId = Program.answer(program.send(HttpMethod.POST, "/api/campaigns", """
                        {"name": "n", "destinationUrl": "https://example.com", "commissionRule": {"type": "percent", "value": 1}}""", "other"))
                .get("id").stringValue();
        program.send(HttpMethod.POST, "/api/partners/" + partnerId + "/links",
                "{\"linkKey\": \"theirs\", \"campaignId\": \"" + campaignId + "\"}", "other");
        assertThat(Program.error(program.send(HttpMethod.POST, "/api/clicks", MINIMAL.replace("spring", "theirs"), "other")))
                .isEqualTo("409 click_id_taken");
    }

    @Test
    void a_link_that_does_not_exist_is_not_found() {
        assertThat(Program.error(program.post("/api/clicks", MINIMAL.replace("spring", "nope")))).isEqualTo("404 link_not_found");
        assertThat(Program.error(program.post("/api/clicks", MINIMAL.replace("spring", "no pe")))).isEqualTo("404 link_not_found");
    }

    @Test
    void more_than_twenty_in_a_minute_of_one_address_are_flagged_by_their_own_time() {
        for (int i = 0; i < 21; i++) {
            program.post("/api/clicks", """
                    {"id": "edge-0123456789-000%02d", "linkKey": "spring", "landingUrl": "https://example.com", "ipHash": "abc",
                     "ts": "2026-05-31T10:00:%02dZ"}""".formatted(i, i));
        }
        assertThat(flags("edge-0123456789-00019")).isEmpty();
        assertThat(flags("edge-0123456789-00020")).isEqualTo("velocity");
    }

    @Test
    void every_fault_of_a_body_is_named() {
        assertThat(Program.faults(program.post("/api/clicks", """
                {"id": "short", "landingUrl": "/start", "ts": "2026-06-03T10:00:00Z", "country": "XX", "fraudFlag": "bad", "utmSource": 1,
                 "ip": "127.0.0.1"}"""))).containsExactlyInAnyOrder(
                "/id too_short", "/linkKey required", "/landingUrl invalid_url", "/ts in_the_future", "/country unknown_country",
                "/fraudFlag unknown_value", "/utmSource invalid_type", "/ip unknown_field");
        assertThat(Program.faults(program.post("/api/clicks", "{\"id\": \"with spaces in it, and more\"}")))
                .contains("/id invalid_characters", "/ts required", "/landingUrl required");
    }

    private String flags(String id) {
        return String.join(",", ((ClickRecorded) program.events(Streams.click(id)).getFirst()).flags());
    }
}
