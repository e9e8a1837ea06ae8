package dev.openpartner.kernel.campaign;

import dev.openpartner.kernel.campaign.CampaignEvent.CampaignCreated;
import dev.openpartner.kernel.campaign.CampaignEvent.CampaignVersion;
import java.util.List;

/** Campaigns as their events leave them: {@code c} of tenant {@code t}, active from 100 on and before 200. */
public final class Campaigns {

    static final CampaignVersion VERSION = new CampaignVersion(
            1, "n", "https://a.example", List.of("a.example"), "linear", 30, 7, 100L, 200L, List.of());

    private Campaigns() {}

    public static CampaignState created() {
        return CampaignState.evolve(null, new CampaignCreated("t", "c", VERSION, 5, "a"));
    }
}
