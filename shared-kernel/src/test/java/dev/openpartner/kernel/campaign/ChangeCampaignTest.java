package dev.openpartner.kernel.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.campaign.CampaignChanges.Clearable;
import dev.openpartner.kernel.campaign.CampaignCommand.ChangeCampaign;
import dev.openpartner.kernel.campaign.CampaignEvent.CampaignChanged;
import dev.openpartner.kernel.campaign.CampaignEvent.CampaignVersion;
import dev.openpartner.kernel.message.Refusals;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangeCampaignTest {

    private final CampaignState created = Campaigns.created();

    @Test
    void a_change_carries_the_whole_next_version() {
        CampaignChanged event = (CampaignChanged) created.change(command("m", null, Set.of(Clearable.ENDS_AT))).orElseThrow();

        assertThat(event).isEqualTo(new CampaignChanged(
                "t",
                "c",
                new CampaignVersion(
                        2, "m", "https://a.example", List.of("a.example"), "linear", 30, 7, 100L, null, List.of()),
                9,
                "a"));
        CampaignState changed = CampaignState.evolve(created, event);
        assertThat(changed.createdAtMs()).isEqualTo(5);
        assertThat(changed.statusAt(1_000)).isEqualTo("active");
    }

    @Test
    void a_repeat_and_a_change_that_changes_nothing_make_no_version() {
        ChangeCampaign rename = command("m", null, Set.of());
        CampaignState renamed = CampaignState.evolve(created, created.change(rename).orElseThrow());

        assertThat(renamed.change(rename)).isEmpty();
        assertThat(created.change(command(null, null, Set.of()))).isEmpty();
        assertThat(created.change(command("n", 200L, Set.of()))).isEmpty();
    }

    @Test
    void a_campaign_cannot_end_before_it_starts() {
        assertThat(Refusals.of(() -> created.change(command(null, 100L, Set.of())))).isEqualTo("INVALID ends_before_start");
        assertThat(created.change(command(null, 101L, Set.of()))).isPresent();
    }

    @Test
    void another_tenants_campaign_is_not_found() {
        ChangeCampaign command = new ChangeCampaign("other", "c", command("m", null, Set.of()).changes(), 9, "a");

        assertThat(Refusals.of(() -> created.change(command))).isEqualTo("NOT_FOUND campaign_not_found");
    }

    private static ChangeCampaign command(@Nullable String name, @Nullable Long endsAtMs, Set<Clearable> cleared) {
        CampaignChanges changes = new CampaignChanges(name, null, null, null, null, null, null, endsAtMs, null, cleared);
        return new ChangeCampaign("t", "c", changes, 9, "a");
    }
}
