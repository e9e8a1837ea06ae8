package dev.openpartner.kernel.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.kernel.campaign.CampaignChanges.Clearable;
import dev.openpartner.kernel.campaign.CampaignCommand.ChangeCampaign;
import dev.openpartner.kernel.campaign.CampaignEvent.CampaignChanged;
import dev.openpartner.kernel.campaign.CampaignEvent.CampaignCreated;
import dev.openpartner.kernel.campaign.CampaignEvent.CampaignVersion;
import dev.openpartner.kernel.message.Refused;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CampaignStateTest {

    private final CampaignState created = CampaignState.evolve(null, new CampaignCreated(
            "t", "c", new CampaignVersion(1, "n", "https://a.example", List.of("a.example"), "linear", 30, 7, 100L, 200L, List.of()), 5, "a"));

    @Test
    void a_campaign_is_scheduled_then_active_then_ended_with_its_end_excluded() {
        assertThat(created.statusAt(99)).isEqualTo("scheduled");
        assertThat(created.statusAt(100)).isEqualTo("active");
        assertThat(created.statusAt(199)).isEqualTo("active");
        assertThat(created.statusAt(200)).isEqualTo("ended");
    }

    @Test
    void a_change_carries_the_whole_next_version() {
        CampaignChanged event = (CampaignChanged) created.change(command("m", null, Set.of(Clearable.ENDS_AT))).orElseThrow();
        assertThat(event.campaign()).isEqualTo(new CampaignVersion(
                2, "m", "https://a.example", List.of("a.example"), "linear", 30, 7, 100L, null, List.of()));
        CampaignState changed = CampaignState.evolve(created, event);
        assertThat(changed.createdAtMs()).isEqualTo(5);
        assertThat(changed.statusAt(1_000)).isEqualTo("active");
    }

    @Test
    void a_change_that_changes_nothing_makes_no_version() {
        assertThat(created.change(command(null, null, Set.of()))).isEmpty();
        assertThat(created.change(command("n", 200L, Set.of()))).isEmpty();
    }

    @Test
    void a_campaign_cannot_end_before_it_starts() {
        assertThatThrownBy(() -> created.change(command(null, 100L, Set.of()))).isInstanceOfSatisfying(
                Refused.class, refused -> assertThat(refused.code()).isEqualTo("ends_before_start"));
    }

    private static ChangeCampaign command(@Nullable String name, @Nullable Long endsAtMs, Set<Clearable> cleared) {
        CampaignChanges changes = new CampaignChanges(name, null, null, null, null, null, null, endsAtMs, null, cleared);
        return new ChangeCampaign("t", "c", changes, 9, "a");
    }
}
