package dev.openpartner.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.function.IntFunction;

/** Many clicks on one link in a moment, each with an address that is said to be the visitor's. */
final class Clicks {

    /** Per address, link and minute. */
    private static final int NOT_FLAGGED = 20;

    private static final int CLICKS = 25;

    private Clicks() {}

    /** Clicks as visitors whose {@code X-Forwarded-For} follows from their number. */
    static void follow(Program program, IntFunction<String> forwardedFor) {
        for (int number = 0; number < CLICKS; number++) {
            program.visitor().with("X-Forwarded-For", forwardedFor.apply(number)).get(program.link()).expect(302);
        }
    }

    static void expectOneAddress(Program program) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(flagged(program)).isEqualTo(CLICKS - NOT_FLAGGED));
    }

    static long flagged(Program program) {
        return program.admin().get("/api/admin/clicks/flagged?limit=500").expect(200).data().stream()
                .filter(click -> program.link().equals("/r/" + click.path("linkKey").asString()))
                .count();
    }
}
