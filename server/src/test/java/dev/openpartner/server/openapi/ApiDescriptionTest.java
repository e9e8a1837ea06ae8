package dev.openpartner.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.server.testserver.Http;
import dev.openpartner.server.testserver.OnTestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@OnTestServer
class ApiDescriptionTest {

    @LocalServerPort
    private int port;

    private JsonNode api;

    @BeforeEach
    void read() {
        Http.Answer answer = new Http(port).get("/api/openapi.json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/json");
        api = answer.json();
    }

    @Test
    void itIsOpenApi31AndNamesNoMachine() {
        assertThat(api.get("openapi").asString()).startsWith("3.1");
        assertThat(api.toString()).doesNotContain("localhost");
        assertThat(api.at("/components/securitySchemes/key/scheme").asString()).isEqualTo("bearer");
    }

    @Test
    void anOperationSaysWhoMayUseItAsTheRouteTableDoes() {
        JsonNode introspect = api.at("/paths/~1api~1auth~1introspect/get");
        assertThat(introspect.at("/security/0/key").isArray()).isTrue();
        assertThat(introspect.at("/description").asString()).isEqualTo("Any key.");
        assertThat(introspect.at("/responses/default/$ref").asString()).isEqualTo("#/components/responses/Problem");
        assertThat(introspect.at("/parameters").values()).as("the caller is no parameter")
                .extracting(parameter -> parameter.path("$ref").asString())
                .containsExactly("#/components/parameters/X-Request-Id");
        assertThat(introspect.at("/responses/200/headers/X-Request-Id").isMissingNode()).isFalse();
    }

    @Test
    void aProblemIsDescribedAsItIsSent() {
        JsonNode sent = new Http(port).get("/api/campaigns").json();
        JsonNode described = api.at("/components/schemas/Problem");
        for (JsonNode required : described.get("required")) {
            assertThat(sent.has(required.asString())).as(required.asString()).isTrue();
        }
        for (String member : sent.propertyNames()) {
            assertThat(described.get("properties").has(member)).as(member).isTrue();
        }
    }
}
