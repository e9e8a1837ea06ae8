package dev.openpartner.kernel.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefusedTest {

    @Test
    void carriesItsKindItsCodeAndASentenceForPeople() {
        Refused refused = Refused.notFound("partner_not_found", "No partner has this id.");

        assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_FOUND);
        assertThat(refused.code()).isEqualTo("partner_not_found");
        assertThat(refused.sentence()).isEqualTo("No partner has this id.");
        assertThat(refused.details()).isEmpty();
    }

    @Test
    void eachKindOfAnswerHasItsOwnFactory() {
        assertThat(Refused.conflict("a", "A.").kind()).isEqualTo(Refused.Kind.CONFLICT);
        assertThat(Refused.invalid("b", "B.").kind()).isEqualTo(Refused.Kind.INVALID);
        assertThat(Refused.keyReused("c", "C.").kind()).isEqualTo(Refused.Kind.KEY_REUSED);
        assertThat(Refused.limited("d", "D.").kind()).isEqualTo(Refused.Kind.LIMITED);
    }

    @Test
    void keepsItsDetailsWhateverHappensToTheMapItWasGiven() {
        Map<String, Object> given = new HashMap<>(Map.of("matureAt", "2026-12-01T00:00:00Z"));
        Refused refused = Refused.conflict("holdback_active", "The commission has not matured.", given);
        given.clear();

        assertThat(refused.details()).containsEntry("matureAt", "2026-12-01T00:00:00Z");
    }

    @Test
    void costsNoStackTraceBecauseItIsAnOutcome() {
        assertThat(Refused.limited("rate_limited", "Slow down.").getStackTrace()).isEmpty();
    }
}
