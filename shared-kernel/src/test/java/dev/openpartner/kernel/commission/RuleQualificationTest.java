package dev.openpartner.kernel.commission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.commission.RuleQualification.Refusal;
import dev.openpartner.kernel.money.Currencies;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleQualificationTest {

    private static final String FIRST_TIME = "2026-01-31T10:00:00Z";
    private static final PriorConversions FIRST = (partnerId, eventType) -> null;
    private static final PriorConversions LATER =
            (partnerId, eventType) -> Instant.parse(FIRST_TIME).toEpochMilli();

    @Test
    void a_rule_without_conditions_pays_for_everything() {
        assertThat(code(Rules.percent("20"), FIRST)).isNull();
        assertThat(code(Rules.percent("20"), LATER)).isNull();
    }

    @Test
    void a_rule_for_one_event_type_pays_for_no_other() {
        assertThat(code(Rules.on(Rules.percent("20"), "won", "every"), FIRST)).isNull();

        Refusal refusal = refusal(Rules.on(Rules.percent("20"), "lost", "every"), FIRST, FIRST_TIME, 100L);
        assertThat(refusal).isEqualTo(new Refusal("other_event_type", "It pays for lost only, and this is won."));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"every, -, -", "first, -, not_first", "subsequent, not_subsequent, -"})
    void a_trigger_counts_conversions_of_the_partner(
            String trigger, @Nullable String codeForFirst, @Nullable String codeForLater) {
        RuleTerms rule = Rules.on(Rules.percent("20"), "won", trigger);

        assertThat(code(rule, FIRST)).isEqualTo(codeForFirst);
        assertThat(code(rule, LATER)).isEqualTo(codeForLater);
    }

    @Test
    void refusals_by_history_name_the_first_conversion() {
        RuleTerms first = Rules.on(Rules.percent("20"), "won", "first");
        assertThat(detail(first, LATER)).isEqualTo("It pays for the first conversion only, and that was at " + FIRST_TIME + ".");

        RuleTerms subsequent = Rules.on(Rules.percent("20"), "won", "subsequent");
        assertThat(detail(subsequent, FIRST)).isEqualTo("It pays from the second conversion on, and this is the first.");

        RuleTerms once = Rules.recurring(Rules.percent("20"), false, null);
        assertThat(detail(once, LATER)).isEqualTo("It does not recur, and the first conversion was at " + FIRST_TIME + ".");
    }

    @Test
    void a_rule_that_does_not_recur_pays_only_the_first() {
        RuleTerms once = Rules.recurring(Rules.percent("20"), false, null);

        assertThat(code(once, FIRST)).isNull();
        assertThat(code(once, LATER)).isEqualTo("not_recurring");
        assertThat(code(Rules.recurring(Rules.percent("20"), true, null), LATER)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2026-02-28T10:00:00Z, true",
        "1, 2026-02-28T10:00:00.001Z, false",
        "2, 2026-03-31T10:00:00Z, true",
        "2, 2026-03-31T10:00:00.001Z, false",
        "12, 2027-01-31T10:00:00Z, true",
        "12, 2027-01-31T10:00:00.001Z, false",
        "25, 2028-02-29T10:00:00Z, true",
        "1, 2026-01-30T00:00:00Z, true",
    })
    void a_recurring_rule_pays_for_calendar_months_after_the_first_to_the_millisecond(
            int months, String occurredAt, boolean pays) {
        RuleTerms rule = Rules.recurring(Rules.percent("20"), null, months);

        Refusal refusal = refusal(rule, LATER, occurredAt, 100L);

        assertThat(refusal == null).isEqualTo(pays);
        if (refusal != null) {
            assertThat(refusal.code()).isEqualTo("recurring_ended");
            assertThat(refusal.detail())
                    .isEqualTo("It pays for " + months + " months after the first conversion, which was at " + FIRST_TIME + ".");
        }
    }

    @Test
    void the_first_conversion_is_always_within_the_recurring_months() {
        assertThat(code(Rules.recurring(Rules.percent("20"), null, 1), FIRST)).isNull();
    }

    @Test
    void history_is_counted_for_this_partner_and_the_rules_event_type() {
        PriorConversions onlyWonOfP1 = (partnerId, eventType) -> partnerId.equals("p1") && "won".equals(eventType) ? 0L : null;

        assertThat(code(Rules.on(Rules.percent("20"), "won", "first"), onlyWonOfP1)).isEqualTo("not_first");
        assertThat(code(Rules.recurring(Rules.percent("20"), false, null), onlyWonOfP1)).isNull();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "100.00, 10000, true",
        "100.00, 9999, false",
        "99.999, 10000, true",
        "100.001, 10000, false",
        "0.01, -, false",
        "0, -, true",
    })
    void a_floor_includes_its_own_value(String minValue, @Nullable Long valueMinor, boolean pays) {
        RuleTerms rule = Rules.limits(Rules.percent("20"), minValue, null);

        Refusal refusal = refusal(rule, FIRST, FIRST_TIME, valueMinor);

        assertThat(refusal == null).isEqualTo(pays);
    }

    @Test
    void a_refusal_by_value_names_both_amounts() {
        RuleTerms rule = Rules.limits(Rules.percent("20"), "50", null);

        assertThat(refusal(rule, FIRST, FIRST_TIME, 4_999L))
                .isEqualTo(new Refusal("below_min_value", "It pays from a value of 50 USD on, and this one is 49.99 USD."));
    }

    private static @Nullable String code(RuleTerms terms, PriorConversions prior) {
        Refusal refusal = refusal(terms, prior, FIRST_TIME, 100L);
        return refusal == null ? null : refusal.code();
    }

    private static @Nullable String detail(RuleTerms terms, PriorConversions prior) {
        Refusal refusal = refusal(terms, prior, FIRST_TIME, 100L);
        return refusal == null ? null : refusal.detail();
    }

    private static @Nullable Refusal refusal(
            RuleTerms terms, PriorConversions prior, String occurredAt, @Nullable Long valueMinor) {
        PayableConversion conversion =
                new PayableConversion("won", Instant.parse(occurredAt).toEpochMilli(), valueMinor, Currencies.parse("USD"));
        return RuleQualification.refusal(CommissionRule.of(terms), "p1", conversion, prior);
    }
}
