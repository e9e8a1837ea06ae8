package dev.openpartner.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The same evidence in any order of arrival ends in the same decisions and the same books: through HTTP, commands, store and
 * projections, what the kernel's property test says of the decisions alone.
 */
@RunningServer
class ArrivalOrderTest {

    private static final int BEGIN_DAYS_AGO = 131;
    private static final String RULES = """
            "attributionModel": "%s", "commissionRules": [
                {"type": "percent", "value": 12.5},
                {"type": "fixed", "value": 700, "eventType": "opportunity_won", "trigger": "first"},
                {"type": "fixed", "value": 300, "eventType": "opportunity_won", "trigger": "subsequent"},
                {"type": "percent", "value": 10, "recurringMonths": 1}]""";

    private final Client admin;
    private final Client nobody;
    private final Instant begin = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(BEGIN_DAYS_AGO, ChronoUnit.DAYS);

    ArrivalOrderTest(@LocalServerPort int port) {
        Callers callers = Callers.at(port);
        admin = callers.admin();
        nobody = callers.nobody();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyOrderOfArrivalEndsInTheSameDecisionsAndTheSameBooks(long seed) {
        List<String> first = outcomeOf(seed, new Random(31 * seed));
        List<String> second = outcomeOf(seed, new Random(37 * seed));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void otherEvidenceEndsInOtherBooks() {
        List<String> outcome = outcomeOf(1, new Random(1));

        assertThat(outcome).anyMatch(line -> line.contains(": attributed")).anyMatch(line -> line.contains(" earns "));
        assertThat(outcomeOf(2, new Random(1))).isNotEqualTo(outcome);
    }

    /** Tells the server what the seed stands for, in an order that {@code arrival} decides, about a new buyer of new partners. */
    private List<String> outcomeOf(long seed, Random arrival) {
        Program linear = Program.with(admin, nobody, RULES.formatted("linear"));
        Program lastClick = Program.with(admin, nobody, RULES.formatted("last_click"));
        Evidence evidence = new Evidence(List.of(linear, linear.anotherPartner(), lastClick), begin, new Random(seed));
        List<List<Runnable>> left = new ArrayList<>();
        evidence.steps(arrival).forEach(steps -> left.add(new ArrayList<>(steps)));
        while (!left.isEmpty()) {
            left.get(arrival.nextInt(left.size())).removeFirst().run();
            left.removeIf(List::isEmpty);
        }
        return evidence.outcome();
    }
}
