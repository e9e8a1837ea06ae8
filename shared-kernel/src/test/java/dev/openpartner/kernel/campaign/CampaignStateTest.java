package dev.openpartner.kernel.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.message.Refusals;
import org.junit.jupiter.api.Test;

class CampaignStateTest {

    private final CampaignState created = Campaigns.created();

    @Test
    void a_campaign_is_scheduled_then_active_then_ended_with_its_end_excluded() {
        assertThat(created.statusAt(99)).isEqualTo("scheduled");
        assertThat(created.statusAt(100)).isEqualTo("active");
        assertThat(created.statusAt(199)).isEqualTo("active");
        assertThat(created.statusAt(200)).isEqualTo("ended");
    }

    @Test
    void a_campaign_is_known_to_its_own_tenant_only() {
        assertThat(created.of("t")).isSameAs(created);
        assertThat(Refusals.of(() -> created.of("other"))).isEqualTo("NOT_FOUND campaign_not_found");
    }
}
