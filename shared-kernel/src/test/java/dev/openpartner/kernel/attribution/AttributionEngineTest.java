package dev.openpartner.kernel.attribution;

import static dev.openpartner.kernel.attribution.AttributionStatus.ATTRIBUTED;
import static dev.openpartner.kernel.attribution.AttributionStatus.NO_CLICK;
import static dev.openpartner.kernel.attribution.AttributionStatus.NO_IDENTITY;
import static dev.openpartner.kernel.attribution.AttributionStatus.OUTSIDE_WINDOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.attribution.Attribution.AppliedModel;
import dev.openpartner.kernel.money.Fraction;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AttributionEngineTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final long DAY = 86_400_000L;
    private static final FixedPolicies LAST_CLICK = FixedPolicies.all(AttributionModel.LAST_CLICK);

    @Test
    void without_any_stitched_click_there_is_no_identity() {
        Attribution attribution = AttributionEngine.decide(NOW, new TreeSet<>(), LAST_CLICK);

        assertThat(attribution.status()).isEqualTo(NO_IDENTITY);
        assertThat(attribution.reason()).isNull();
        assertThat(attribution.rule()).isNull();
        assertThat(attribution.clicks()).isEmpty();
    }

    @Test
    void the_last_of_two_clicks_is_credited_and_the_loser_is_shown() {
        Attribution attribution = decide(LAST_CLICK, click("a", "p1", NOW - 2 * DAY), click("b", "p2", NOW - DAY));

        assertThat(attribution.status()).isEqualTo(ATTRIBUTED);
        assertThat(attribution.reason()).isNull();
        assertThat(attribution.rule()).isEqualTo(new AppliedModel(AttributionModel.LAST_CLICK, "c1", 60));
        assertThat(credits(attribution)).containsExactly("b 1");
        assertThat(verdicts(attribution)).containsExactly("a no_weight", "b credited");
    }

    @Test
    void linear_shares_over_all_eligible_clicks() {
        Attribution attribution = decide(
                FixedPolicies.all(AttributionModel.LINEAR),
                click("a", "p1", NOW - 3 * DAY),
                flagged("b", "p1", NOW - 2 * DAY),
                click("c", "p2", NOW - DAY));

        assertThat(credits(attribution)).containsExactly("a 1/2", "c 1/2");
        assertThat(verdicts(attribution)).containsExactly("a credited", "b click_flagged", "c credited");
    }

    @Test
    void position_shares_by_place_in_time() {
        Attribution attribution = decide(
                FixedPolicies.all(AttributionModel.POSITION),
                click("c", "p3", NOW - DAY),
                click("a", "p1", NOW - 3 * DAY),
                click("b", "p2", NOW - 2 * DAY));

        assertThat(credits(attribution)).containsExactly("a 2/5", "b 1/5", "c 2/5");
    }

    @Test
    void clicks_of_the_same_moment_are_ordered_by_id() {
        assertThat(credits(decide(LAST_CLICK, click("b", "p2", NOW), click("a", "p1", NOW)))).containsExactly("b 1");
    }

    @Test
    void the_model_is_that_of_the_campaign_of_the_newest_eligible_click() {
        FixedPolicies policies = new FixedPolicies(
                Map.of("c1", AttributionModel.LINEAR, "c2", AttributionModel.LAST_CLICK), Map.of("c2", 30), Set.of());
        Click older = new Click("a", "p1", "c1", NOW - 2 * DAY, List.of());
        Click newer = new Click("b", "p2", "c2", NOW - DAY, List.of());

        assertThat(credits(decide(policies, older, newer))).containsExactly("b 1");
        assertThat(decide(policies, older, newer).rule()).isEqualTo(new AppliedModel(AttributionModel.LAST_CLICK, "c2", 30));
        assertThat(credits(decide(policies, older, newer.withFlags(List.of("manual"))))).containsExactly("a 1");

        Click linearAndNewer = new Click("c", "p1", "c1", NOW, List.of());
        assertThat(credits(decide(policies, newer, linearAndNewer))).containsExactly("b 1/2", "c 1/2");
    }

    @ParameterizedTest
    @CsvSource({
        "-5184000000, attributed",
        "-5184000001, outside_window",
        "0, attributed",
        "300000, attributed",
        "300001, outside_window",
    })
    void both_ends_of_a_window_of_sixty_days_count_to_the_millisecond(long clickOffsetMs, String status) {
        assertThat(decide(LAST_CLICK, click("a", "p1", NOW + clickOffsetMs)).status().code()).isEqualTo(status);
    }

    @Test
    void each_click_has_the_window_of_its_own_campaign() {
        Click shortWindow = new Click("a", "p1", "c1", NOW - 2 * DAY, List.of());
        Click longWindow = new Click("b", "p2", "c2", NOW - 50 * DAY, List.of());

        Attribution attribution = decide(LAST_CLICK.withWindow("c1", 1), shortWindow, longWindow);

        assertThat(credits(attribution)).containsExactly("b 1");
        assertThat(verdicts(attribution)).containsExactly("b credited", "a outside_window");
    }

    @Test
    void only_flagged_clicks_are_no_click_for_the_flag() {
        Attribution attribution = decide(LAST_CLICK, flagged("a", "p1", NOW - DAY));

        assertThat(attribution.status()).isEqualTo(NO_CLICK);
        assertThat(attribution.reason()).isEqualTo("click_flagged");
        assertThat(attribution.touches()).isEmpty();
        assertThat(attribution.rule()).isNull();
    }

    @Test
    void only_clicks_of_a_revoked_partner_are_no_click_for_the_revocation() {
        Attribution attribution = decide(LAST_CLICK.withRevoked("p1"), click("a", "p1", NOW - DAY));

        assertThat(attribution.status()).isEqualTo(NO_CLICK);
        assertThat(attribution.reason()).isEqualTo("partner_revoked");
    }

    @Test
    void the_reason_for_no_click_is_that_of_the_newest_one_and_a_flag_is_named_first() {
        FixedPolicies policies = LAST_CLICK.withRevoked("p2");

        assertThat(decide(policies, flagged("a", "p1", NOW - 2), click("b", "p2", NOW - 1)).reason())
                .isEqualTo("partner_revoked");
        assertThat(decide(policies, click("a", "p2", NOW - 2), flagged("b", "p2", NOW - 1)).reason())
                .isEqualTo("click_flagged");
    }

    @Test
    void standing_is_looked_at_before_the_window() {
        Attribution attribution = decide(
                LAST_CLICK.withRevoked("p2"),
                flagged("a", "p1", NOW - 90 * DAY),
                click("b", "p2", NOW - 80 * DAY),
                click("c", "p3", NOW - 70 * DAY));

        assertThat(attribution.status()).isEqualTo(OUTSIDE_WINDOW);
        assertThat(attribution.reason()).isNull();
        assertThat(verdicts(attribution)).containsExactly("a click_flagged", "b partner_revoked", "c outside_window");
    }

    @Test
    void clicks_that_all_came_after_the_conversion_are_named_so() {
        Attribution later = decide(LAST_CLICK, flagged("a", "p1", NOW - DAY), click("b", "p1", NOW + DAY));
        assertThat(later.status()).isEqualTo(OUTSIDE_WINDOW);
        assertThat(later.reason()).isEqualTo("after_conversion");
        assertThat(verdicts(later)).containsExactly("a click_flagged", "b after_conversion");

        Attribution both = decide(LAST_CLICK, click("a", "p1", NOW - 61 * DAY), click("b", "p1", NOW + DAY));
        assertThat(both.reason()).isNull();
    }

    @ParameterizedTest
    @EnumSource(AttributionModel.class)
    void at_most_the_500_newest_clicks_are_considered(AttributionModel model) {
        NavigableSet<Click> clicks = floodEndingAt(NOW, 501);

        Attribution attribution = AttributionEngine.decide(NOW, clicks, FixedPolicies.all(model));

        assertThat(attribution.clicks()).hasSize(500);
        assertThat(attribution.clicks().getFirst().click()).isEqualTo(clicks.higher(clicks.first()));
        assertThat(attribution.clicks().getLast().click()).isEqualTo(clicks.last());
    }

    @Test
    void a_flood_of_clicks_after_the_conversion_does_not_push_out_the_one_before_it() {
        NavigableSet<Click> clicks = floodEndingAt(NOW + DAY, 600);
        Click earned = click("earned", "p1", NOW - DAY);
        clicks.add(earned);

        Attribution attribution = AttributionEngine.decide(NOW, clicks, LAST_CLICK);

        assertThat(credits(attribution)).containsExactly("earned 1");
        assertThat(attribution.clicks()).hasSize(500);
        assertThat(attribution.clicks().get(1).click()).isEqualTo(clicks.higher(earned));
    }

    @Test
    void weights_are_exact_fractions_that_sum_to_one() {
        Attribution attribution =
                AttributionEngine.decide(NOW, floodEndingAt(NOW, 7), FixedPolicies.all(AttributionModel.LINEAR));

        assertThat(attribution.touches().stream().map(Attribution.WeightedClick::weight).reduce(Fraction.ZERO, Fraction::plus))
                .isEqualTo(Fraction.ONE);
    }

    private static Attribution decide(AttributionPolicies policies, Click... clicks) {
        return AttributionEngine.decide(NOW, new TreeSet<>(List.of(clicks)), policies);
    }

    private static NavigableSet<Click> floodEndingAt(long endMs, int count) {
        NavigableSet<Click> clicks = new TreeSet<>();
        IntStream.range(0, count).forEach(i -> clicks.add(click("flood" + i, "p1", endMs - i)));
        return clicks;
    }

    private static Click click(String id, String partnerId, long clickedAtMs) {
        return new Click(id, partnerId, "c1", clickedAtMs, List.of());
    }

    private static Click flagged(String id, String partnerId, long clickedAtMs) {
        return new Click(id, partnerId, "c1", clickedAtMs, List.of("velocity"));
    }

    private static List<String> credits(Attribution attribution) {
        return attribution.touches().stream()
                .map(touch -> touch.click().clickId() + " " + touch.weight())
                .toList();
    }

    private static List<String> verdicts(Attribution attribution) {
        return attribution.clicks().stream()
                .map(considered -> considered.click().clickId() + " " + considered.verdict().code())
                .toList();
    }
}
