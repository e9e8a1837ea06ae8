package dev.openpartner.server.consistency;

import static dev.openpartner.server.testserver.Http.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.server.testserver.Http;
import dev.openpartner.server.testserver.OnTestServer;
import dev.openpartner.server.testserver.StubHandlers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseEntity;

@OnTestServer
class ReadYourWritesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private StubHandlers handlers;

    private Http http;

    @BeforeEach
    void connect() {
        http = new Http(port);
        handlers.plant("at-70", request -> ResponseEntity.ok().header("OpenPartner-Position", "70").body("{}"));
        handlers.plant("at-69", request -> ResponseEntity.ok().header("OpenPartner-Position", "69").body("{}"));
    }

    @Test
    void aReadIsAskedToReflectTheHighestWriteOfTheSameKey() {
        http.post("/api/clicks", "{}", key("clicks:write", StubHandlers.PLANTED, "at-70"));
        http.post("/api/clicks", "{}", key("clicks:write", StubHandlers.PLANTED, "at-69"));
        assertThat(softMinPosition("clicks:write")).isEqualTo("70");
    }

    @Test
    void theWritesOfAnotherKeyAreNotWaitedFor() {
        http.post("/api/partners", "{}", key("partners:write", StubHandlers.PLANTED, "at-70"));
        assertThat(softMinPosition("commissions:read")).isEqualTo("null");
    }

    private String softMinPosition(String key) {
        return http.get("/api/health", key(key)).json().get("softMinPosition").toString();
    }
}
