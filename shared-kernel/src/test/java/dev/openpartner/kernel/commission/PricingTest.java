package dev.openpartner.kernel.commission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.commission.RuleOutcome.Paid;
import dev.openpartner.kernel.money.Currencies;
import dev.openpartner.kernel.money.Fraction;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricingTest {

    private static final Fraction HALF = Fraction.of(1, 2);
    private static final Fraction THIRD = Fraction.of(1, 3);
    private static final PriorConversions NONE_BEFORE = (partnerId, eventType) -> null;

    @ParameterizedTest
    @CsvSource({
        "115, USD, 50, 0.58 USD",
        "24900, EUR, 17.5, 43.58 EUR",
        "2, USD, 25, 0.01 USD",
        "1000, JPY, 12.5, 125 JPY",
        "20000, USD, 20, 40.00 USD",
        "1000, BHD, 10, 0.100 BHD",
        "10000, USD, 0.0001, 0.00 USD",
        "1000000, USD, 0.0001, 0.01 USD",
    })
    void a_percentage_of_the_value_is_rounded_half_up(long valueMinor, String currency, String percent, String expected) {
        List<TouchPrice> prices = price(sale(valueMinor, currency), whole(Rules.campaign("c1", Rules.percent(percent))));

        assertThat(amounts(prices)).isEqualTo(expected.startsWith("0.00 ") ? List.of() : List.of(expected));
    }

    @Test
    void a_commission_of_zero_is_not_created_and_the_explanation_says_so() {
        TouchPrice price = only(price(sale(1, "USD"), whole(Rules.campaign("c1", Rules.percent("20")))));

        assertThat(price.paid()).isEmpty();
        assertThat(price.reason()).isEqualTo("zero_amount");
        assertThat(price.unpaid().getFirst().detail())
                .isEqualTo("20 % of 0.01 USD is 0.002 USD, rounded half up to 0.00 USD.");
    }

    @Test
    void a_percentage_of_no_value_earns_nothing() {
        TouchPrice price = only(price(sale(null, "USD"), whole(Rules.campaign("c1", Rules.percent("20")))));

        assertThat(price.reason()).isEqualTo("zero_amount");
        assertThat(price.unpaid().getFirst().detail())
                .isEqualTo("It pays a percentage of the value, and the conversion came without a value.");
    }

    @Test
    void ten_over_three_equal_touches_is_3_34_and_3_33_and_3_33() {
        RuleSet rules = Rules.campaign("c1", Rules.percent("10"));

        List<TouchPrice> prices =
                price(sale(10_000, "USD"), touch("p1", THIRD, rules), touch("p2", THIRD, rules), touch("p3", THIRD, rules));

        assertThat(amounts(prices)).containsExactly("3.34 USD", "3.33 USD", "3.33 USD");
        assertThat(paid(prices.get(1)).base()).hasToString("10.00 USD");
        assertThat(paid(prices.get(1)).steps())
                .containsExactly(
                        "Rule 1 of the campaign's rules, version 1: 10 % of the value for every conversion.",
                        "10 % of 100.00 USD is 10.00 USD.",
                        "Touch 2 of 3 under this rule, with weight 1/3, gets 3.33 USD of 10.00 USD.");
    }

    @Test
    void touches_of_two_campaigns_get_half_of_twenty_and_half_of_ten_percent() {
        List<TouchPrice> prices = price(
                sale(10_000, "USD"),
                touch("p1", HALF, Rules.campaign("c1", Rules.percent("20"))),
                touch("p2", HALF, Rules.campaign("c2", Rules.percent("10"))));

        assertThat(amounts(prices)).containsExactly("10.00 USD", "5.00 USD");
        assertThat(paid(prices.getFirst()).steps())
                .containsExactly(
                        "Rule 1 of the campaign's rules, version 1: 20 % of the value for every conversion.",
                        "20 % of 100.00 USD is 20.00 USD.",
                        "Touches under other rules hold the rest of the credit: 1/2 of 20.00 USD, rounded half up, is 10.00 USD.");
    }

    @Test
    void the_part_of_one_campaign_is_its_total_weight_of_the_base_and_is_given_out_to_the_last_cent() {
        RuleSet first = Rules.campaign("c1", Rules.percent("10"));
        RuleSet second = Rules.campaign("c2", Rules.percent("10"));

        List<TouchPrice> prices = price(
                sale(10_000, "USD"), touch("p1", THIRD, first), touch("p2", THIRD, second), touch("p3", THIRD, first));

        assertThat(amounts(prices)).containsExactly("3.34 USD", "3.33 USD", "3.33 USD");
        assertThat(paid(prices.getFirst()).steps())
                .endsWith(
                        "Touches under other rules hold the rest of the credit: 2/3 of 10.00 USD, rounded half up, is 6.67 USD.",
                        "Touch 1 of 2 under this rule, with weight 1/3, gets 3.34 USD of 6.67 USD.");
    }

    @Test
    void a_partners_own_terms_are_another_rule_even_in_the_same_campaign() {
        RuleSet campaign = Rules.campaign("c1", Rules.percent("20"));
        RuleSet ofP1 = Rules.ownTerms("p1", Rules.percent("30"));
        RuleSet ofP2 = Rules.ownTerms("p2", Rules.percent("40"));

        List<TouchPrice> prices =
                price(sale(10_000, "USD"), touch("p1", THIRD, ofP1), touch("p2", THIRD, ofP2), touch("p3", THIRD, campaign));

        assertThat(amounts(prices)).containsExactly("10.00 USD", "13.33 USD", "6.67 USD");
        assertThat(paid(prices.getFirst()).steps().getFirst()).startsWith("Rule 1 of the partner's own terms, version 1: 30 %");
    }

    @Test
    void the_same_own_terms_in_two_campaigns_are_priced_campaign_by_campaign() {
        RuleSet terms = Rules.ownTerms("p1", Rules.percent("10"));
        PriceableTouch inFirst = new PriceableTouch("p1", "c1", HALF, terms, null);
        PriceableTouch inSecond = new PriceableTouch("p1", "c2", HALF, terms, null);

        assertThat(paid(price(sale(10_000, "USD"), inFirst, inSecond).getFirst()).steps()).last().asString().contains("1/2 of 10.00");
    }

    @Test
    void a_fixed_amount_is_paid_in_its_own_currency_and_shared_by_weight() {
        RuleSet rules = Rules.campaign("c1", Rules.fixed("25.01", "EUR"));

        List<TouchPrice> prices = price(sale(10_000, "USD"), touch("p1", HALF, rules), touch("p2", HALF, rules));

        assertThat(amounts(prices)).containsExactly("12.51 EUR", "12.50 EUR");
        assertThat(paid(prices.getFirst()).steps().getFirst())
                .isEqualTo("Rule 1 of the campaign's rules, version 1: a fixed 25.01 EUR for every conversion.");
    }

    @Test
    void a_fixed_amount_without_a_currency_is_in_the_conversions_and_needs_no_value() {
        assertThat(amounts(price(sale(null, "GBP"), whole(Rules.campaign("c1", Rules.fixed("200")))))).containsExactly("200.00 GBP");
        assertThat(amounts(price(sale(null, "JPY"), whole(Rules.campaign("c1", Rules.fixed("1.5")))))).containsExactly("2 JPY");
    }

    @Test
    void a_fixed_amount_below_half_a_unit_of_the_conversions_currency_comes_to_zero() {
        TouchPrice price = only(price(sale(null, "JPY"), whole(Rules.campaign("c1", Rules.fixed("0.4")))));

        assertThat(price.reason()).isEqualTo("zero_amount");
        assertThat(price.unpaid().getFirst().detail()).isEqualTo("The base is 0 JPY.");
    }

    @Test
    void a_share_that_comes_to_no_unit_is_not_created() {
        RuleSet rules = Rules.campaign("c1", Rules.fixed("0.01"));

        List<TouchPrice> prices = price(sale(null, "USD"), touch("p1", HALF, rules), touch("p2", HALF, rules));

        assertThat(amounts(prices)).containsExactly("0.01 USD");
        assertThat(prices.getLast().unpaid().getFirst().detail())
                .isEqualTo("The base is 0.01 USD. Touch 2 of 2 under this rule, with weight 1/2, gets 0.00 USD of 0.01 USD.");
    }

    @Test
    void a_cap_holds_for_each_commission_after_sharing() {
        RuleSet rules = Rules.campaign("c1", Rules.limits(Rules.percent("20"), null, "8"));

        List<TouchPrice> prices = price(sale(10_000, "USD"), touch("p1", HALF, rules), touch("p2", HALF, rules));

        assertThat(amounts(prices)).containsExactly("8.00 USD", "8.00 USD");
        assertThat(paid(prices.getFirst()).steps())
                .endsWith("Touch 1 of 2 under this rule, with weight 1/2, gets 10.00 USD of 20.00 USD.",
                        "Capped by the rule's maxAmount at 8.00 USD.");
        assertThat(amounts(price(sale(4_000, "USD"), whole(rules)))).containsExactly("8.00 USD");
        assertThat(paid(only(price(sale(4_000, "USD"), whole(rules)))).steps()).noneMatch(step -> step.contains("Capped"));
    }

    @Test
    void a_cap_is_never_rounded_up() {
        RuleSet rules = Rules.campaign("c1", Rules.limits(Rules.percent("20"), null, "1.9"));

        assertThat(amounts(price(sale(10_000, "JPY"), whole(rules)))).containsExactly("1 JPY");

        RuleSet capBelowOne = Rules.campaign("c1", Rules.limits(Rules.percent("20"), null, "0.9"));
        TouchPrice price = only(price(sale(10_000, "JPY"), whole(capBelowOne)));
        assertThat(price.reason()).isEqualTo("zero_amount");
        assertThat(price.unpaid().getFirst().detail()).endsWith("The rule's maxAmount caps it at zero.");
    }

    @ParameterizedTest
    @CsvSource({"campaign_ended, The campaign had ended", "campaign_not_started, The campaign had not started"})
    void a_touch_of_a_campaign_that_does_not_run_keeps_its_credit_and_earns_nothing(String code, String detail) {
        RuleSet rules = Rules.campaign("c1", Rules.percent("20"), Rules.fixed("5"));
        PriceableTouch closed = new PriceableTouch("p1", "c1", HALF, rules, code);

        List<TouchPrice> prices = price(sale(10_000, "USD"), closed, touch("p2", HALF, Rules.campaign("c2", Rules.percent("10"))));

        assertThat(amounts(prices)).containsExactly("5.00 USD");
        assertThat(prices.getFirst().reason()).isEqualTo(code);
        assertThat(prices.getFirst().unpaid())
                .hasSize(2)
                .allSatisfy(unpaid -> assertThat(unpaid.detail()).startsWith(detail));
    }

    @Test
    void each_rule_that_matches_makes_its_own_commission() {
        RuleSet rules = Rules.campaign("c1", Rules.percent("20"), Rules.on(Rules.fixed("9"), "other", "every"), Rules.fixed("5"));

        TouchPrice price = only(price(sale(10_000, "USD"), whole(rules)));

        assertThat(price.paid()).extracting(paid -> paid.ruleIndex() + " " + paid.amount()).containsExactly("0 20.00 USD", "2 5.00 USD");
        assertThat(price.unpaid()).extracting(RuleOutcome.Unpaid::ruleIndex).containsExactly(1);
        assertThat(price.reason()).isNull();
    }

    @Test
    void the_share_of_a_touch_without_the_right_to_it_is_not_given_to_the_others() {
        RuleSet rules = Rules.campaign("c1", Rules.on(Rules.fixed("10"), "won", "first"));
        PriorConversions p2CameBefore = (partnerId, eventType) -> partnerId.equals("p2") ? 0L : null;

        List<TouchPrice> prices = Pricing.price(
                new PayableConversion("won", 1, null, Currencies.parse("USD")),
                List.of(touch("p1", HALF, rules), touch("p2", HALF, rules)),
                p2CameBefore);

        assertThat(amounts(prices)).containsExactly("5.00 USD");
        assertThat(prices.getLast().reason()).isEqualTo("not_first");
    }

    @Test
    void the_reason_is_that_of_the_first_rule_meant_for_the_event_type() {
        RuleSet rules = Rules.campaign(
                "c1",
                Rules.on(Rules.percent("10"), "other", "every"),
                Rules.limits(Rules.percent("10"), "1000", null),
                Rules.percent("0.0001"));
        assertThat(only(price(sale(100, "USD"), whole(rules))).reason()).isEqualTo("below_min_value");

        RuleSet others = Rules.campaign("c1", Rules.on(Rules.percent("10"), "other", "every"));
        assertThat(only(price(sale(100, "USD"), whole(others))).reason()).isEqualTo("other_event_type");
    }

    static PayableConversion sale(@Nullable Long valueMinor, String currency) {
        return new PayableConversion("won", 0, valueMinor, Currencies.parse(currency));
    }

    static PayableConversion sale(int valueMinor, String currency) {
        return sale(Long.valueOf(valueMinor), currency);
    }

    private static PriceableTouch whole(RuleSet rules) {
        return touch("p1", Fraction.ONE, rules);
    }

    private static PriceableTouch touch(String partnerId, Fraction weight, RuleSet rules) {
        String campaignId = rules.source() == RuleSource.CAMPAIGN ? rules.ownerId() : "c1";
        return new PriceableTouch(partnerId, campaignId, weight, rules, null);
    }

    private static List<TouchPrice> price(PayableConversion conversion, PriceableTouch... touches) {
        return Pricing.price(conversion, List.of(touches), NONE_BEFORE);
    }

    private static TouchPrice only(List<TouchPrice> prices) {
        assertThat(prices).hasSize(1);
        return prices.getFirst();
    }

    private static Paid paid(TouchPrice price) {
        assertThat(price.paid()).hasSize(1);
        return price.paid().getFirst();
    }

    private static List<String> amounts(List<TouchPrice> prices) {
        return prices.stream().flatMap(price -> price.paid().stream()).map(paid -> paid.amount().toString()).toList();
    }
}
