package dev.openpartner.kernel.commission;

import static dev.openpartner.kernel.commission.PricedTouches.amounts;
import static dev.openpartner.kernel.commission.PricedTouches.paid;
import static dev.openpartner.kernel.commission.PricedTouches.price;
import static dev.openpartner.kernel.commission.PricedTouches.sale;
import static dev.openpartner.kernel.commission.PricedTouches.touch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.money.Currencies;
import dev.openpartner.kernel.money.Fraction;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharingTest {

    private static final Fraction HALF = Fraction.of(1, 2);
    private static final Fraction THIRD = Fraction.of(1, 3);

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
                        "Touches under other rules hold the rest of the credit: 1/2 of 20.00 USD, rounded half up, is"
                                + " 10.00 USD.");
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

        List<TouchPrice> prices = price(sale(10_000, "USD"), inFirst, inSecond);

        assertThat(paid(prices.getFirst()).steps()).last().asString().contains("1/2 of 10.00");
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
    void a_share_that_comes_to_no_unit_is_not_created() {
        RuleSet rules = Rules.campaign("c1", Rules.fixed("0.01"));

        List<TouchPrice> prices = price(sale(null, "USD"), touch("p1", HALF, rules), touch("p2", HALF, rules));

        assertThat(amounts(prices)).containsExactly("0.01 USD");
        assertThat(prices.getLast().unpaid().getFirst().detail())
                .isEqualTo("The base is 0.01 USD. Touch 2 of 2 under this rule, with weight 1/2, gets 0.00 USD of 0.01 USD.");
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
}
