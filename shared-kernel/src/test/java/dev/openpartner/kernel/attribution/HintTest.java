package dev.openpartner.kernel.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HintTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "no_identity, -, call identify",
                "no_click, click_flagged, unflag the genuine one",
                "no_click, partner_revoked, reinstate the partner",
                "outside_window, -, widen the window",
                "outside_window, after_conversion, came after the conversion",
                "attributed, campaign_not_started, startsAt",
                "attributed, campaign_ended, endsAt",
                "attributed, zero_amount, send a value",
                "attributed, other_event_type, event type",
                "attributed, below_min_value, minValue",
                "attributed, not_first, lists every rule",
            })
    void every_decision_that_paid_nobody_has_one_sentence_to_act_on(String status, String reason, String advice) {
        assertThat(Hint.of(status, reason)).contains(advice).endsWith(".").doesNotContain(". ");
    }

    @Test
    void a_conversion_that_paid_needs_no_hint() {
        assertThat(Hint.of("attributed", null)).isNull();
    }
}
