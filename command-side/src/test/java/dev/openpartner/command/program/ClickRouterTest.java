package dev.openpartner.command.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.click.ClickEvent.ClickRecorded;
import dev.openpartner.kernel.id.Streams;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

class ClickRouterTest {

    private final Program program = new Program(Map.of("openpartner.click-cookie-domain", "example.com"));

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void a_visitor_is_sent_on_with_the_click_and_the_parameters_kept() {
        program.link("spring");
        MockHttpServletResponse answer = answer(visit("/r/spring?utm_source=news&a=2&b=%C3%BC&cref=forged"));

        String clickId = clickOf(answer);
        assertThat(answer.getStatus()).isEqualTo(302);
        assertThat(location(answer)).isEqualTo("https://example.com/start?utm_source=news&a=2&b=%C3%BC&cref=" + clickId + "#top");
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.getHeader("Set-Cookie"))
                .startsWith("_cref=" + clickId + ";").contains("Path=/", "Max-Age=7776000", "SameSite=Lax", "Domain=example.com")
                .doesNotContain("Secure");
    }

    @Test
    void a_visitor_whose_address_was_badly_encoded_is_sent_on_with_what_can_be_kept() {
        program.link("spring");
        MockHttpServletResponse answer = answer(visit("/r/spring").with(request -> {
            request.setQueryString("sale=50%&b=%zz&c=%C3%BC");
            return request;
        }));

        assertThat(answer.getStatus()).isEqualTo(302);
        assertThat(location(answer)).startsWith("https://example.com/start?a=1&sale=50&b=zz&c=%C3%BC&cref=" + clickOf(answer));
    }

    @Test
    void the_click_is_recorded_without_the_address_and_with_the_visit_sealed() {
        String partnerId = program.link("spring");
        String clickId = clickOf(answer(visit("/r/spring?utm_source=news&utm_medium=mail&utm_x=1")
                .header("User-Agent", "Firefox").header("Referer", "https://blog.example/post")));

        ClickRecorded click = click(clickId);
        assertThat(click.partnerId()).isEqualTo(partnerId);
        assertThat(click.tenant()).isEqualTo("default");
        assertThat(click.origin()).isEqualTo("router");
        assertThat(click.flags()).isEmpty();
        assertThat(click.utm()).isEqualTo(Map.of("source", "news", "medium", "mail"));
        assertThat(click.ipHash()).hasSize(32);
        assertThat(click.sealedVisit()).startsWith(Streams.click(clickId));
        assertThat(click.toString()).doesNotContain("127.0.0.1").doesNotContain("Firefox").doesNotContain("blog.example");
    }

    @Test
    void the_cookie_is_secure_when_the_request_is() {
        program.link("spring");
        assertThat(answer(visit("https://go.example.com/r/spring")).getHeader("Set-Cookie")).contains("Secure");
    }

    @Test
    void an_unknown_link_is_a_small_page_and_404() {
        for (String key : List.of("nope", "no%20such", "x".repeat(65))) {
            MockHttpServletResponse answer = answer(visit("/r/" + key));
            assertThat(answer.getStatus()).isEqualTo(404);
            assertThat(answer.getContentType()).startsWith("text/html");
            assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
        }
    }

    @Test
    void a_link_made_after_it_was_tried_works_at_once() {
        assertThat(answer(visit("/r/spring")).getStatus()).isEqualTo(404);
        program.link("spring");
        assertThat(answer(visit("/r/spring")).getStatus()).isEqualTo(302);
    }

    @ParameterizedTest
    @CsvSource({
        "Purpose, prefetch",
        "Sec-Purpose, prefetch;prerender",
        "User-Agent, Slackbot-LinkExpanding 1.0",
        "User-Agent, facebookexternalhit/1.1",
    })
    void what_nobody_clicked_is_sent_on_but_not_recorded(String header, String value) {
        program.link("spring");
        assertSentOnUnrecorded(answer(visit("/r/spring?x=1").header(header, value)));
    }

    @Test
    void a_head_request_is_sent_on_but_not_recorded() {
        program.link("spring");
        assertSentOnUnrecorded(answer(program.http().method(HttpMethod.HEAD).uri("/r/spring?x=1")));
    }

    @Test
    void the_twenty_first_click_within_a_minute_is_flagged_and_a_quiet_minute_ends_that() {
        program.link("spring");
        for (int i = 0; i < 20; i++) {
            assertThat(click(clickOf(answer(visit("/r/spring")))).flags()).isEmpty();
        }
        assertThat(click(clickOf(answer(visit("/r/spring")))).flags()).containsExactly("velocity");
        program.forward(Duration.ofSeconds(61));
        assertThat(click(clickOf(answer(visit("/r/spring")))).flags()).isEmpty();
    }

    @Test
    void other_addresses_and_links_are_counted_apart() {
        program.link("spring");
        program.link("summer");
        for (int i = 0; i < 20; i++) {
            answer(visit("/r/spring"));
        }
        assertThat(click(clickOf(answer(visit("/r/summer")))).flags()).isEmpty();
        MockMvcRequestBuilder other = visit("/r/spring").remoteAddress("203.0.113.7");
        assertThat(click(clickOf(answer(other))).flags()).isEmpty();
    }

    @Test
    void a_link_of_a_revoked_partner_still_leads_on_and_its_clicks_say_so() {
        String partnerId = program.link("spring");
        program.post("/api/partners/" + partnerId + "/revoke", "");
        assertThat(click(clickOf(answer(visit("/r/spring")))).flags()).containsExactly("revoked");
    }

    @Test
    void a_known_link_leads_on_while_the_log_is_down_and_an_unknown_one_is_503() {
        program.link("spring");
        answer(visit("/r/spring"));
        program.bean(MemoryLog.class).setDown(true);

        assertThat(answer(visit("/r/spring")).getStatus()).isEqualTo(302);
        MockHttpServletResponse unknown = answer(visit("/r/other"));
        assertThat(unknown.getStatus()).isEqualTo(503);
        assertThat(unknown.getHeader("Retry-After")).isNotNull();
    }

    @Test
    void the_hash_of_an_address_is_another_the_next_day() {
        program.link("spring");
        @Nullable String today = click(clickOf(answer(visit("/r/spring")))).ipHash();
        assertThat(click(clickOf(answer(visit("/r/spring")))).ipHash()).isEqualTo(today);
        program.forward(Duration.ofHours(24));
        assertThat(click(clickOf(answer(visit("/r/spring")))).ipHash()).isNotEqualTo(today);
    }

    private void assertSentOnUnrecorded(MockHttpServletResponse answer) {
        assertThat(answer.getStatus()).isEqualTo(302);
        assertThat(location(answer)).isEqualTo("https://example.com/start?a=1&x=1#top");
        assertThat(answer.getHeader("Set-Cookie")).isNull();
    }

    private MockMvcRequestBuilder visit(String uri) {
        return program.http().get().uri(URI.create(uri));
    }

    private static MockHttpServletResponse answer(MockMvcRequestBuilder request) {
        return request.exchange().getResponse();
    }

    private static String location(MockHttpServletResponse answer) {
        return String.valueOf(answer.getHeader("Location"));
    }

    private static String clickOf(MockHttpServletResponse answer) {
        return location(answer).replaceFirst(".*cref=([0-9A-Z]+).*", "$1");
    }

    private ClickRecorded click(String clickId) {
        return (ClickRecorded) program.events(Streams.click(clickId)).getFirst();
    }
}
