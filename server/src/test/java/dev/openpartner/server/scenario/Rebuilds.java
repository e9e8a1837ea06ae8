package dev.openpartner.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** Throws all projections away and waits until they are built anew. */
final class Rebuilds {

    private static final String PROJECTIONS = "/api/projections";

    private Rebuilds() {}

    static void rebuildAll(Client admin) {
        admin.post(PROJECTIONS + "/all/rebuild").expect(202);
        awaitDone(admin);
    }

    static void awaitDone(Client admin) {
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)).untilAsserted(() ->
                assertThat(admin.get(PROJECTIONS).expect(200).data())
                        .isNotEmpty()
                        .allSatisfy(projection -> assertThat(projection.path("rebuild").isNull())
                                .as(projection.toString()).isTrue()));
    }
}
