package dev.openpartner.kernel.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.campaign.CampaignCommand.CreateCampaign;
import dev.openpartner.kernel.campaign.CampaignEvent.CampaignCreated;
import org.junit.jupiter.api.Test;

class CreateCampaignTest {

    private static final CreateCampaign CREATE = new CreateCampaign("t", "c", Campaigns.VERSION, 5, "a");

    @Test
    void a_campaign_begins_with_its_first_version() {
        CampaignCreated created = CampaignState.create(CREATE);

        assertThat(created).isEqualTo(new CampaignCreated("t", "c", Campaigns.VERSION, 5, "a"));
        assertThat(CampaignState.evolve(null, created)).isEqualTo(new CampaignState("t", "c", Campaigns.VERSION, 5));
    }

    /** The store takes the first event of a stream once: the second is answered {@code campaign_exists}. */
    @Test
    void a_repeat_is_about_the_same_stream_whoever_sends_it() {
        CreateCampaign elsewhere = new CreateCampaign("other", "c", Campaigns.VERSION, 9, "b");

        assertThat(elsewhere.aggregateId()).isEqualTo(CREATE.aggregateId());
    }
}
