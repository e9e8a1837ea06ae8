package dev.openpartner.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;

class HealthControllerTest {

    @Test
    void asksCallersToComeBackWhenItIsDown() {
        ResponseEntity<HealthController.Health> answer =
                new HealthController(new Readiness(List.of(() -> false), () -> 0)).health();

        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getBody()).isEqualTo(new HealthController.Health("down"));
        assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("1");
    }

    @Test
    void isNeverKeptInACache() {
        ResponseEntity<HealthController.Health> answer = new HealthController(new Readiness(List.of(() -> true), () -> 0)).health();

        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(answer.getHeaders().getCacheControl()).isEqualTo("no-store");
    }
}
