package dev.openpartner.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The requests of the public client {@code @openpartner/sdk} 0.1.0, byte for byte as Node 20 sends them, and what that client
 * reads from the answers. {@code docs/sdk-check} runs the client itself.
 */
@RunningServer
class SdkRequestsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int port;
    private final String key;
    private final Program program;
    private final String buyer = Program.uniqueBuyer();

    SdkRequestsTest(@LocalServerPort int port) {
        this.port = port;
        Callers callers = Callers.at(port);
        key = callers.mint("website", "events:write").text("/plaintext");
        program = Program.paying20Percent(callers.admin(), callers.nobody());
    }

    @Test
    void trackEventOfAnIdentifiedUserAnswersWithTheDecisionTheClientDeclares() throws IOException {
        String cref = program.clickBy(buyer);

        RawHttp.RawAnswer answer = server("/attribution/events", """
                {"userId":"%s","type":"invoice_paid","value":249,"currency":"USD","metadata":{"stripeInvoiceId":"in_1"}}"""
                .formatted(buyer));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode body = JSON.readTree(answer.body());
        assertThat(body.path("ok").isBoolean() && body.path("ok").asBoolean()).isTrue();
        assertThat(body.path("eventId").isString()).isTrue();
        assertThat(body.path("attribution").path("status").asString()).isEqualTo("attributed");
        assertThat(body.path("attribution").path("model").asString()).isEqualTo("last_click");
        JsonNode touch = body.path("attribution").path("touches").path(0);
        assertThat(touch.path("clickId").asString()).isEqualTo(cref);
        assertThat(touch.path("partnerId").asString()).isEqualTo(program.partnerId());
        assertThat(touch.path("weight").isNumber()).isTrue();
        assertThat(touch.path("attributionId").isString()).isTrue();
        assertThat(touch.path("commissionId").isString()).isTrue();
        assertThat(touch.path("commissions").path(0).path("amount").asString()).isEqualTo("49.80");
    }

    @Test
    void trackEventWithoutAValueOfAnUnknownUserIsStored() throws IOException {
        RawHttp.RawAnswer answer = server("/attribution/events", """
                {"userId":"%s","type":"signup"}""".formatted(buyer));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).path("attribution").path("status").asString()).isEqualTo("no_identity");
    }

    @Test
    void identifyTakesTheTimeAsTheNumberOfMillisecondsThatTheClientSends() throws IOException {
        String cref = program.click();
        String body = """
                {"cref":"%s","userId":"%s","ts":%d}""".formatted(cref, buyer, System.currentTimeMillis());

        JsonNode fromBackend = JSON.readTree(expect200(server("/attribution/identify", body)));
        JsonNode fromBrowser = JSON.readTree(expect200(browser("/attribution/identify", body)));

        assertThat(fromBackend.path("ok").asBoolean()).isTrue();
        assertThat(fromBackend.path("identityId").isString()).isTrue();
        assertThat(fromBackend.path("firstStitch").asBoolean()).isTrue();
        assertThat(fromBackend.path("backfilledAttributions").isIntegralNumber()).isTrue();
        assertThat(fromBrowser.path("ok").asBoolean()).isTrue();
        assertThat(fromBrowser.path("identityId").isNull()).isTrue();
        assertThat(fromBrowser.path("firstStitch").asBoolean(true)).isFalse();
    }

    @Test
    void aFailureCarriesTheMembersThatTheClientsTypedErrorReads() throws IOException {
        RawHttp.RawAnswer bad = server("/attribution/events", """
                {"userId":"","type":"signup"}""");
        RawHttp.RawAnswer unknown = browser("/attribution/identify", """
                {"cref":"01JUNKNOWNCLICK000000000000","userId":"u","ts":1782375601100}""");
        RawHttp.RawAnswer keyless = browser("/attribution/events", """
                {"userId":"u","type":"signup"}""");

        expectTypedError(bad, 400, "invalid_body");
        expectTypedError(unknown, 404, "click_not_found");
        expectTypedError(keyless, 401, "unauthorized");
    }

    private static void expectTypedError(RawHttp.RawAnswer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        JsonNode body = JSON.readTree(answer.body());
        assertThat(body.path("error").asString()).isEqualTo(code);
        assertThat(body.path("detail").isString()).isTrue();
    }

    private static String expect200(RawHttp.RawAnswer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private RawHttp.RawAnswer server(String path, String body) throws IOException {
        return send(path, "authorization: Bearer " + key + "\n", body);
    }

    private RawHttp.RawAnswer browser(String path, String body) throws IOException {
        return send(path, "", body);
    }

    /** Headers in the order and spelling of the client; its browser part sends no authorization. */
    private RawHttp.RawAnswer send(String path, String authorization, String body) throws IOException {
        String head = """
                POST /api%s HTTP/1.1
                host: localhost:%d
                connection: keep-alive
                %scontent-type: application/json
                accept: */*
                accept-language: *
                sec-fetch-mode: cors
                user-agent: node
                accept-encoding: gzip, deflate
                content-length: %d

                """.formatted(path, port, authorization, body.getBytes(StandardCharsets.UTF_8).length);
        return RawHttp.exchange(port, head.replace("\n", "\r\n") + body);
    }
}
