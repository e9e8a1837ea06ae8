package dev.openpartner.kernel.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.kernel.attribution.AttributionModel;
import dev.openpartner.kernel.campaign.CampaignEvent.CampaignChanged;
import dev.openpartner.kernel.campaign.CampaignEvent.CampaignCreated;
import dev.openpartner.kernel.campaign.CampaignEvent.CampaignVersion;
import dev.openpartner.kernel.commission.RuleSet;
import dev.openpartner.kernel.commission.RuleSource;
import dev.openpartner.kernel.commission.RuleTerms;
import dev.openpartner.kernel.commission.Rules;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignPolicyTest {

    private final CampaignPolicy policy = CampaignPolicy.evolve(
            CampaignPolicy.evolve(
                    CampaignPolicy.evolve(null, new CampaignCreated("t", "c1", version(1, "linear", null, null), 100, "a")),
                    new CampaignChanged("t", "c1", version(2, "position", null, null), 200, "a")),
            new CampaignChanged("t", "c1", version(3, "last_click", null, null), 200, "a"));

    @ParameterizedTest
    @CsvSource({"0, 1", "99, 1", "100, 1", "199, 1", "200, 3", "900, 3"})
    void the_newest_version_of_a_moment_is_in_force_and_the_first_before_all(long atMs, int version) {
        assertThat(policy.inForceAt(atMs).rules().version()).isEqualTo(version);
    }

    @Test
    void a_version_carries_model_window_rules_and_holdback() {
        CampaignPolicy.Version first = policy.inForceAt(100);

        assertThat(policy.campaignId()).isEqualTo("c1");
        assertThat(first.model()).isEqualTo(AttributionModel.LINEAR);
        assertThat(first.windowDays()).isEqualTo(45);
        assertThat(first.rules()).isEqualTo(RuleSet.of(RuleSource.CAMPAIGN, "c1", 1, List.of(Rules.percent("20")), 14));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "-, -, 50, -",
        "50, -, 49, campaign_not_started",
        "50, -, 50, -",
        "-, 50, 49, -",
        "-, 50, 50, campaign_ended",
        "40, 50, 45, -",
        "40, 50, 39, campaign_not_started",
        "40, 50, 51, campaign_ended",
    })
    void a_campaign_runs_from_its_start_until_before_its_end(
            @Nullable Long startsAtMs, @Nullable Long endsAtMs, long atMs, @Nullable String code) {
        CampaignPolicy scheduled = CampaignPolicy.evolve(
                null, new CampaignCreated("t", "c1", version(1, "linear", startsAtMs, endsAtMs), 0, "a"));

        assertThat(scheduled.inForceAt(atMs).closedCode(atMs)).isEqualTo(code);
    }

    @Test
    void a_stored_model_that_nobody_knows_is_a_broken_history() {
        assertThatThrownBy(() -> CampaignPolicy.evolve(
                        null, new CampaignCreated("t", "c1", version(1, "magic", null, null), 0, "a")))
                .hasMessageContaining("magic");
    }

    private static CampaignVersion version(
            int version, String model, @Nullable Long startsAtMs, @Nullable Long endsAtMs) {
        List<RuleTerms> rules = List.of(Rules.percent("20"));
        return new CampaignVersion(
                version, "n", "https://example.com", List.of(), model, 45, 14, startsAtMs, endsAtMs, rules);
    }
}
