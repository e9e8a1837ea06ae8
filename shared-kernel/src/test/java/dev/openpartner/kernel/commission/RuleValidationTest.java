package dev.openpartner.kernel.commission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.openpartner.kernel.api.Fault;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RuleValidationTest {

    @Test
    void a_single_object_is_stored_as_one_rule() {
        Map<String, Object> sent = Map.of("type", "percent", "value", 20, "recurring", false);

        CheckedRules checked = RuleValidation.check(sent, "/commissionRule");

        assertThat(checked.faults()).isEmpty();
        assertThat(checked.rules()).containsExactly(Rules.recurring(Rules.percent("20"), false, null));
    }

    @Test
    void every_field_is_kept_in_its_shortest_form() {
        Map<String, Object> sent = Map.of(
                "type", "fixed",
                "value", new BigDecimal("200.00"),
                "currency", "eur",
                "eventType", " subscription_created ",
                "trigger", "first",
                "recurringMonths", 12L,
                "minValue", "0",
                "maxAmount", "1e2");

        assertThat(rules(sent))
                .containsExactly(new RuleTerms("fixed", "200", "EUR", "subscription_created", "first", null, 12, "0", "100"));
    }

    @ParameterizedTest
    @MethodSource("acceptedValues")
    void a_value_is_a_number_or_a_numeric_string(Object value, String stored) {
        assertThat(rules(Map.of("type", "percent", "value", value))).containsExactly(Rules.percent(stored));
    }

    static Stream<Arguments> acceptedValues() {
        return Stream.of(
                Arguments.of(20, "20"),
                Arguments.of(17.5, "17.5"),
                Arguments.of("12.3456", "12.3456"),
                Arguments.of("12.34560", "12.3456"),
                Arguments.of(new BigDecimal("100"), "100"),
                Arguments.of(BigInteger.TEN, "10"),
                Arguments.of("0.0001", "0.0001"));
    }

    @Test
    void what_was_accepted_can_be_applied() {
        List<RuleTerms> rules = rules(List.of(
                Map.of("type", "percent", "value", "100"),
                Map.of("type", "fixed", "value", "999999999999.9999", "maxAmount", "999999999999.9999")));

        assertThatCode(() -> RuleSet.of(RuleSource.CAMPAIGN, "c1", 1, rules, null)).doesNotThrowAnyException();
        PayableConversion inFourDecimals = PricedTouches.sale(1, "CLF");
        assertThat(CommissionRule.of(rules.get(1)).base(inFourDecimals).toDecimal()).isEqualTo("999999999999.9999");
        assertThat(CommissionRule.of(rules.get(1)).capped(inFourDecimals.valueOrZero()).toDecimal()).isEqualTo("0.0001");
    }

    @ParameterizedTest
    @MethodSource({"faultsOfTheAmount", "faultsOfTheConditions"})
    void a_fault_is_named_with_its_pointer_and_code(Map<String, ?> sent, String pointer, String code) {
        CheckedRules checked = RuleValidation.check(List.of(sent), "");

        assertThat(checked.faults())
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactly(pointer + " " + code);
        assertThat(checked.faults().getFirst().message()).endsWith(".");
        assertThat(checked.rules()).isEmpty();
    }

    static Stream<Arguments> faultsOfTheAmount() {
        return Stream.of(
                fault(Map.of("value", 20), "/0/type", "required"),
                fault(percent("type", "share"), "/0/type", "unknown_value"),
                fault(percent("type", 5), "/0/type", "invalid_type"),
                fault(Map.of("type", "percent"), "/0/value", "required"),
                fault(Map.of("type", "fixed"), "/0/value", "required"),
                fault(percent("value", 0), "/0/value", "out_of_range"),
                fault(percent("value", "100.0001"), "/0/value", "out_of_range"),
                fault(percent("value", "1.00001"), "/0/value", "too_many_decimals"),
                fault(percent("value", -1), "/0/value", "negative"),
                fault(percent("value", "abc"), "/0/value", "not_a_number"),
                fault(percent("value", Double.NaN), "/0/value", "not_a_number"),
                fault(percent("value", List.of()), "/0/value", "invalid_type"),
                fault(percent("currency", "USD"), "/0/currency", "not_applicable"),
                fault(fixed("value", 0), "/0/value", "out_of_range"),
                fault(fixed("value", "1000000000000"), "/0/value", "too_many_digits"),
                fault(fixed("value", "0.00001"), "/0/value", "too_many_decimals"),
                fault(Map.of("type", "fixed", "value", "0.005", "currency", "USD"), "/0/value", "too_many_decimals"),
                fault(
                        Map.of("type", "fixed", "value", 1, "currency", "JPY", "maxAmount", "1.5"),
                        "/0/maxAmount",
                        "too_many_decimals"),
                fault(percent("minValue", "-1"), "/0/minValue", "negative"),
                fault(percent("maxAmount", 0), "/0/maxAmount", "out_of_range"),
                fault(fixed("currency", "QQQ"), "/0/currency", "unknown_currency"),
                fault(fixed("currency", "XAU"), "/0/currency", "currency_without_minor_unit"),
                fault(fixed("currency", 1), "/0/currency", "invalid_type"));
    }

    static Stream<Arguments> faultsOfTheConditions() {
        return Stream.of(
                fault(percent("eventType", " "), "/0/eventType", "out_of_range"),
                fault(percent("eventType", "x".repeat(129)), "/0/eventType", "out_of_range"),
                fault(percent("eventType", "a\0b"), "/0/eventType", "invalid_text"),
                fault(percent("eventType", "a\uD800"), "/0/eventType", "invalid_text"),
                fault(percent("eventType", "\uDFFFa"), "/0/eventType", "invalid_text"),
                fault(percent("eventType", 7), "/0/eventType", "invalid_type"),
                fault(percent("trigger", "once"), "/0/trigger", "unknown_value"),
                fault(percent("trigger", true), "/0/trigger", "invalid_type"),
                fault(percent("trigger", "first"), "/0/eventType", "required"),
                fault(percent("trigger", "subsequent"), "/0/eventType", "required"),
                fault(percent("recurring", "no"), "/0/recurring", "invalid_type"),
                fault(percent("recurringMonths", 0), "/0/recurringMonths", "out_of_range"),
                fault(percent("recurringMonths", 1201), "/0/recurringMonths", "out_of_range"),
                fault(percent("recurringMonths", new BigInteger("9".repeat(30))), "/0/recurringMonths", "out_of_range"),
                fault(percent("recurringMonths", 1.5), "/0/recurringMonths", "invalid_type"),
                fault(percent("a/b~c", 1), "/0/a~1b~0c", "unknown_field"));
    }

    @Test
    void the_bounds_themselves_are_accepted() {
        assertThat(rules(percent("recurringMonths", 1200)).getFirst().recurringMonths()).isEqualTo(1200);
        assertThat(rules(percent("recurringMonths", 1)).getFirst().recurringMonths()).isEqualTo(1);
        assertThat(rules(percent("eventType", "x".repeat(128)))).hasSize(1);
        assertThat(rules(percent("eventType", "🦄".repeat(128)))).hasSize(1);
        assertThat(rules(fixed("value", "999999999999"))).hasSize(1);
        assertThat(rules(percent("eventType", "deal won \uD83C\uDF89"))).hasSize(1);
    }

    @Test
    void conditions_that_contradict_each_other_are_refused() {
        assertThat(codes(Map.of("type", "percent", "value", 1, "recurring", false, "recurringMonths", 3)))
                .containsExactly("/recurringMonths conflict");
        assertThat(codes(Map.of(
                        "type", "percent", "value", 1, "recurring", false, "trigger", "subsequent", "eventType", "won")))
                .containsExactly("/trigger conflict");
        assertThat(codes(Map.of("type", "percent", "value", 1, "recurring", true, "recurringMonths", 3))).isEmpty();
        assertThat(codes(Map.of("type", "percent", "value", 1, "recurring", false, "trigger", "first", "eventType", "won")))
                .isEmpty();
    }

    @Test
    void every_fault_of_every_rule_is_named_and_the_set_is_refused_whole() {
        CheckedRules checked = RuleValidation.check(
                List.of(
                        Map.of("type", "percent", "value", 20),
                        Map.of("type", "percent", "value", 120, "trigger", "first", "minValue", "x"),
                        "percent"),
                "/commissionRules");

        assertThat(checked.faults())
                .extracting(Fault::pointer)
                .containsExactly(
                        "/commissionRules/1/value",
                        "/commissionRules/1/minValue",
                        "/commissionRules/1/eventType",
                        "/commissionRules/2");
        assertThat(checked.rules()).isEmpty();
    }

    @Test
    void a_rule_set_has_one_to_twenty_rules() {
        Map<String, Object> rule = Map.of("type", "percent", "value", 1);

        assertThat(codes(List.of())).containsExactly(" required");
        assertThat(codes(Collections.nCopies(20, rule))).isEmpty();
        assertThat(codes(Collections.nCopies(21, rule))).containsExactly(" too_many");
        assertThat(codes(null)).containsExactly(" invalid_type");
    }

    @Test
    void a_null_field_is_a_field_that_was_not_sent() {
        Map<String, @Nullable Object> sent = new HashMap<>(Map.of("type", "percent", "value", 1));
        sent.put("currency", null);
        sent.put("trigger", null);
        sent.put("recurringMonths", null);
        sent.put("minValue", null);

        assertThat(rules(sent)).containsExactly(Rules.percent("1"));
    }

    @Test
    void the_name_of_an_unknown_field_is_shortened() {
        assertThat(codes(percent("x".repeat(41), 1))).containsExactly("/" + "x".repeat(40) + " unknown_field");
        assertThat(codes(percent("x".repeat(40), 1))).containsExactly("/" + "x".repeat(40) + " unknown_field");
    }

    private static List<RuleTerms> rules(Object sent) {
        CheckedRules checked = RuleValidation.check(sent, "");
        assertThat(checked.faults()).isEmpty();
        return checked.rules();
    }

    private static List<String> codes(@Nullable Object sent) {
        return RuleValidation.check(sent, "").faults().stream()
                .map(fault -> fault.pointer() + " " + fault.code())
                .toList();
    }

    private static Arguments fault(Map<String, ?> sent, String pointer, String code) {
        return Arguments.of(sent, pointer, code);
    }

    private static Map<String, Object> percent(String field, Object value) {
        Map<String, Object> rule = new HashMap<>(Map.of("type", "percent", "value", 20));
        rule.put(field, value);
        return rule;
    }

    private static Map<String, Object> fixed(String field, Object value) {
        Map<String, Object> rule = new HashMap<>(Map.of("type", "fixed", "value", 20));
        rule.put(field, value);
        return rule;
    }
}
