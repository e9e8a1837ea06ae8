package dev.openpartner.command.axon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.command.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.MultiSourceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.ConfigToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Tokens hold other tokens; what one run of a server stores, the next must be able to read. */
class TokenTest {

    private static final TrackingToken FIVE = new GlobalSequenceTrackingToken(5);
    private static final TrackingToken NINE = new GlobalSequenceTrackingToken(9);

    private static final List<TrackingToken> KINDS = List.of(
            FIVE,
            new GapAwareTrackingToken(9, List.of(3L, 4L)),
            ReplayToken.createReplayToken(NINE, FIVE),
            ReplayToken.createReplayToken(NINE, null),
            ReplayToken.createReplayToken(NINE, FIVE, "a reason"),
            MergedTrackingToken.merged(FIVE, NINE),
            ReplayToken.createReplayToken(MergedTrackingToken.merged(FIVE, NINE), FIVE),
            new MultiSourceTrackingToken(Map.of("log", FIVE)),
            new ConfigToken(Map.of("id", "x")));

    @Test
    void everyKindOfTokenSurvivesARestart() {
        try (TestDatabase database = new TestDatabase()) {
            try (ConfigurableApplicationContext first = WiredApplication.start(database, TokenTest.class)) {
                inTransaction(first, tokens -> {
                    for (int i = 0; i < KINDS.size(); i++) {
                        tokens.initializeTokenSegments("processor-" + i, 1, KINDS.get(i));
                    }
                });
            }
            List<TrackingToken> found = new ArrayList<>();
            try (ConfigurableApplicationContext second = WiredApplication.start(database, TokenTest.class)) {
                inTransaction(second, tokens -> {
                    for (int i = 0; i < KINDS.size(); i++) {
                        found.add(tokens.fetchToken("processor-" + i, 0));
                    }
                });
            }
            assertThat(found).isEqualTo(KINDS);
        }
    }

    private static void inTransaction(
            ConfigurableApplicationContext application, Consumer<TokenStore> work) {
        application
                .getBean(TransactionManager.class)
                .executeInTransaction(() -> work.accept(application.getBean(TokenStore.class)));
    }
}
