package dev.openpartner.kernel.commission;

import static dev.openpartner.kernel.commission.PricedTouches.amounts;
import static dev.openpartner.kernel.commission.PricedTouches.only;
import static dev.openpartner.kernel.commission.PricedTouches.paid;
import static dev.openpartner.kernel.commission.PricedTouches.price;
import static dev.openpartner.kernel.commission.PricedTouches.sale;
import static dev.openpartner.kernel.commission.PricedTouches.touch;
import static dev.openpartner.kernel.commission.PricedTouches.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.money.Fraction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricingTest {

    private static final Fraction HALF = Fraction.of(1, 2);

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
    void a_fixed_amount_without_a_currency_is_in_the_conversions_and_needs_no_value() {
        RuleSet rules = Rules.campaign("c1", Rules.fixed("1.5"));

        assertThat(amounts(price(sale(null, "GBP"), whole(rules)))).containsExactly("1.50 GBP");
        assertThat(amounts(price(sale(null, "JPY"), whole(rules)))).containsExactly("2 JPY");
    }

    @Test
    void a_fixed_amount_below_half_a_unit_of_the_conversions_currency_comes_to_zero() {
        TouchPrice price = only(price(sale(null, "JPY"), whole(Rules.campaign("c1", Rules.fixed("0.4")))));

        assertThat(price.reason()).isEqualTo("zero_amount");
        assertThat(price.unpaid().getFirst().detail()).isEqualTo("The base is 0 JPY.");
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

        PriceableTouch open = touch("p2", HALF, Rules.campaign("c2", Rules.percent("10")));

        List<TouchPrice> prices = price(sale(10_000, "USD"), closed, open);

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

        assertThat(price.paid())
                .extracting(paid -> paid.ruleIndex() + " " + paid.amount())
                .containsExactly("0 20.00 USD", "2 5.00 USD");
        assertThat(price.unpaid()).extracting(RuleOutcome.Unpaid::ruleIndex).containsExactly(1);
        assertThat(price.reason()).isNull();
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
}
