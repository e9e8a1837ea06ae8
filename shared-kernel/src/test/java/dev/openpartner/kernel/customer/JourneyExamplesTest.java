package dev.openpartner.kernel.customer;

import static dev.openpartner.kernel.attribution.AttributionModel.LAST_CLICK;
import static dev.openpartner.kernel.attribution.AttributionModel.LINEAR;
import static dev.openpartner.kernel.attribution.AttributionModel.POSITION;
import static dev.openpartner.kernel.customer.World.DAY;
import static dev.openpartner.kernel.customer.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.campaign.CampaignEvent.CampaignVersion;
import dev.openpartner.kernel.commission.CommissionEvent.CommissionAccrued;
import dev.openpartner.kernel.commission.Rules;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionAttributed;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionUnattributed;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerRevoked;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerTermsSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worked examples: a rule of 20 percent and a value of 100 USD, unless an example says otherwise. */
class JourneyExamplesTest {

    private final World world = new World();

    @Test
    void two_clicks_under_last_click_pay_the_second_partner() {
        world.click("k1", "p1", "c1", NOW - 2);
        world.click("k2", "p2", "c1", NOW - 1);
        world.convert("e1", NOW, 10_000);

        assertThat(world.balances()).isEqualTo(Map.of("e1 p2", 2_000L));
    }

    @Test
    void two_clicks_under_linear_pay_half_each() {
        world.campaign("c1", LINEAR, Rules.percent("20"));
        world.click("k1", "p1", "c1", NOW - 2);
        world.click("k2", "p2", "c1", NOW - 1);
        world.convert("e1", NOW, 10_000);

        assertThat(world.balances()).isEqualTo(Map.of("e1 p1", 1_000L, "e1 p2", 1_000L));
    }

    @Test
    void three_clicks_under_position_pay_8_and_4_and_8() {
        world.campaign("c1", POSITION, Rules.percent("20"));
        world.click("k1", "p1", "c1", NOW - 3);
        world.click("k2", "p2", "c1", NOW - 2);
        world.click("k3", "p3", "c1", NOW - 1);
        world.convert("e1", NOW, 10_000);

        assertThat(world.balances()).isEqualTo(Map.of("e1 p1", 800L, "e1 p2", 400L, "e1 p3", 800L));
    }

    @Test
    void the_model_is_that_of_the_campaign_of_the_newest_click() {
        world.campaign("c1", LINEAR, Rules.percent("10")).campaign("c2", LAST_CLICK, Rules.percent("20"));
        world.click("k1", "p1", "c1", NOW - 2);
        world.click("k2", "p2", "c2", NOW - 1);
        world.convert("e1", NOW, 10_000);

        assertThat(world.balances()).isEqualTo(Map.of("e1 p2", 2_000L));
    }

    @Test
    void in_the_reverse_order_each_touch_is_priced_by_its_own_campaign() {
        world.campaign("c1", LINEAR, Rules.percent("10")).campaign("c2", LAST_CLICK, Rules.percent("20"));
        world.click("k2", "p2", "c2", NOW - 2);
        world.click("k1", "p1", "c1", NOW - 1);
        world.convert("e1", NOW, 10_000);

        assertThat(world.balances()).isEqualTo(Map.of("e1 p2", 1_000L, "e1 p1", 500L));
    }

    @ParameterizedTest
    @CsvSource({"0, attributed", "1, outside_window"})
    void a_window_of_60_days_ends_to_the_millisecond(long lateMs, String status) {
        world.click("k1", "p1", "c1", NOW - 60 * DAY - lateMs);
        world.convert("e1", NOW, 10_000);

        assertThat(world.state.conversion("e1")).extracting(TrackedConversion::status).isEqualTo(status);
    }

    @Test
    void ten_over_three_equal_touches_adds_up() {
        world.campaign("c1", LINEAR, Rules.fixed("10"));
        world.click("k1", "p1", "c1", NOW - 3);
        world.click("k2", "p2", "c1", NOW - 2);
        world.click("k3", "p3", "c1", NOW - 1);
        world.convert("e1", NOW, null);

        assertThat(world.balances()).isEqualTo(Map.of("e1 p1", 334L, "e1 p2", 333L, "e1 p3", 333L));
    }

    @Test
    void a_first_subscription_pays_200_and_every_invoice_20_percent() {
        world.campaign(
                "c1",
                LAST_CLICK,
                Rules.on(Rules.fixed("200"), "subscription_created", "first"),
                Rules.on(Rules.percent("20"), "invoice_paid", "every"));
        world.click("k1", "p1", "c1", NOW - 1);
        world.convert("e1", "subscription_created", NOW, null);
        world.convert("e2", "invoice_paid", NOW + 1, 4_900);
        world.convert("e3", "invoice_paid", NOW + 2, 4_900);

        assertThat(world.balances()).isEqualTo(Map.of("e1 p1", 20_000L, "e2 p1", 980L, "e3 p1", 980L));
    }

    @Test
    void a_campaign_that_has_ended_keeps_the_credit_and_pays_nothing() {
        CampaignVersion ended = new CampaignVersion(
                1, "c", "https://example.com", List.of(), "last_click", 60, null, NOW - DAY, NOW, List.of(Rules.percent("20")));
        world.campaign("c1", ended);
        world.click("k1", "p1", "c1", NOW - 10 * DAY);
        world.convert("last", NOW - 1, 10_000);
        world.convert("late", NOW, 10_000);
        world.convert("first", NOW - DAY, 10_000);
        world.convert("early", NOW - DAY - 1, 10_000);

        assertThat(world.balances()).isEqualTo(Map.of("first p1", 2_000L, "last p1", 2_000L));
        assertThat(world.state.conversion("late"))
                .matches(late -> late != null && late.hasOutcome("attributed", "campaign_ended"));
        assertThat(world.state.conversion("early"))
                .matches(early -> early != null && early.hasOutcome("attributed", "campaign_not_started"));
        Decision.Touch touch = decision(world.history.get(4)).touches().getFirst();
        assertThat(touch.reason()).isEqualTo("campaign_ended");
        assertThat(touch.notEarned()).extracting(Decision.NotEarned::code).containsExactly("campaign_ended");
    }

    @Test
    void a_revoked_partner_earns_nothing_from_then_on() {
        world.partner(new PartnerRevoked("t", "p1", null, NOW, "admin"));
        world.click("k1", "p1", "c1", NOW - 1);

        Decision decision = decision(world.convert("e1", NOW, 10_000).events().get(1));

        assertThat(decision.status()).isEqualTo("no_click");
        assertThat(decision.reason()).isEqualTo("partner_revoked");
        assertThat(decision.model()).isNull();
        assertThat(decision.clicks()).extracting(Decision.ConsideredClick::verdict).containsExactly("partner_revoked");
    }

    @Test
    void each_conversion_is_priced_by_the_version_in_force_at_its_own_time() {
        world.campaign("c1", LAST_CLICK, Rules.percent("20"));
        world.change("c1", NOW, World.version(2, LAST_CLICK, Rules.percent("30")));
        world.click("k1", "p1", "c1", NOW - DAY);
        world.convert("after", NOW, 10_000);
        world.convert("before", NOW - 1, 10_000);

        assertThat(world.balances()).isEqualTo(Map.of("after p1", 3_000L, "before p1", 2_000L));
        assertThat(world.live()).extracting(CommissionAccrued::ruleVersion).containsExactly(2, 1);
    }

    @Test
    void a_partners_own_terms_take_the_place_of_the_campaigns_rules_from_their_time_on() {
        world.partner(new PartnerTermsSet("t", "p1", null, 1, List.of(Rules.percent("50")), 7, NOW, "admin"));
        world.click("k1", "p1", "c1", NOW - DAY);
        world.convert("before", NOW - 1, 10_000);
        world.convert("after", NOW, 10_000);

        assertThat(world.balances()).isEqualTo(Map.of("after p1", 5_000L, "before p1", 2_000L));
        assertThat(world.live()).extracting(CommissionAccrued::ruleSource).containsExactly("campaign", "partner_terms");
        assertThat(world.live()).extracting(CommissionAccrued::matureAtMs).containsExactly(null, NOW + 7 * DAY);
    }

    @Test
    void a_commission_carries_its_whole_explanation() {
        world.click("k1", "p1", "c1", NOW - DAY);

        JourneyOutcome outcome = world.convert("e1", NOW - 5, 10_000);

        assertThat(outcome.accrued())
                .containsExactly(new CommissionAccrued(
                        "t", "e1-1", "p1", "c1", "u", "e1", "won", "id-0", "k1", "campaign", 1, 0, Rules.percent("20"), 2_000,
                        1, 1, 2_000, "USD",
                        List.of(
                                "Rule 1 of the campaign's rules, version 1: 20 % of the value for every conversion.",
                                "20 % of 100.00 USD is 20.00 USD."),
                        NOW - 5, NOW, null));
        Decision decision = decision(outcome.events().get(1));
        assertThat(decision.model()).isEqualTo("last_click");
        assertThat(decision.modelCampaignId()).isEqualTo("c1");
        assertThat(decision.windowDays()).isEqualTo(60);
        assertThat(decision.touches().getFirst().earned().getFirst().commissionId()).isEqualTo("e1-1");
    }

    private static Decision decision(CustomerEvent event) {
        return switch (event) {
            case ConversionAttributed attributed -> attributed.decision();
            case ConversionUnattributed unattributed -> unattributed.decision();
            default -> throw new AssertionError("not a first decision: " + event);
        };
    }
}
