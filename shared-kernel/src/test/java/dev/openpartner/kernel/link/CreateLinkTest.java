package dev.openpartner.kernel.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.campaign.Campaigns;
import dev.openpartner.kernel.link.LinkCommand.CreateLink;
import dev.openpartner.kernel.link.LinkEvent.LinkCreated;
import dev.openpartner.kernel.message.Refusals;
import dev.openpartner.kernel.partner.PartnerState;
import dev.openpartner.kernel.partner.Partners;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreateLinkTest {

    private static final long ACTIVE = 150;

    @Test
    void an_active_partner_gets_a_link_to_an_active_campaign() {
        assertThat(decide(link(null, ACTIVE), Partners.joined()))
                .isEqualTo(new LinkCreated("t", "l", "ada-1", "p", "c", null, ACTIVE, "a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a.example/deep", "https://shop.A.example", "http://a.example:8443/?x=1"})
    void its_own_destination_may_lie_on_an_allowed_domain_or_below(String url) {
        assertThat(decide(link(url, ACTIVE), Partners.joined()).destinationUrl()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://nota.example", "https://a.example.evil.net", "https://evil.net/a.example"})
    void and_nowhere_else(String url) {
        assertThat(Refusals.of(() -> decide(link(url, ACTIVE), Partners.joined())))
                .isEqualTo("INVALID destination_override_not_allowed");
    }

    @Test
    void a_repeat_and_whoever_else_asks_for_the_key_hears_that_it_is_taken() {
        assertThat(Refusals.of(() ->
                        LinkCreation.decide(link(null, ACTIVE), Partners.joined(), Campaigns.created(), true)))
                .isEqualTo("CONFLICT link_key_taken");
    }

    @Test
    void a_partner_without_standing_gets_no_link() {
        assertThat(Refusals.of(() -> decide(link(null, ACTIVE), Partners.revoked()))).isEqualTo("CONFLICT partner_not_active");
        assertThat(Refusals.of(() -> decide(link(null, ACTIVE), Partners.erased()))).isEqualTo("CONFLICT partner_not_active");
    }

    @Test
    void a_campaign_that_has_not_begun_or_is_over_gets_no_link() {
        assertThat(Refusals.of(() -> decide(link(null, 99), Partners.joined()))).isEqualTo("CONFLICT campaign_not_active");
        assertThat(Refusals.of(() -> decide(link(null, 200), Partners.joined()))).isEqualTo("CONFLICT campaign_not_active");
    }

    @Test
    void another_tenants_partner_or_campaign_is_not_found() {
        CreateLink elsewhere = new CreateLink("other", "l", "ada-1", "p", "c", null, ACTIVE, "a");
        assertThat(Refusals.of(() -> decide(elsewhere, Partners.joined()))).isEqualTo("NOT_FOUND partner_not_found");

        PartnerState theirs = Partners.joinedAt("other");
        assertThat(Refusals.of(() -> decide(elsewhere, theirs))).isEqualTo("NOT_FOUND campaign_not_found");
    }

    private static LinkCreated decide(CreateLink command, PartnerState partner) {
        return LinkCreation.decide(command, partner, Campaigns.created(), false);
    }

    private static CreateLink link(@Nullable String destinationUrl, long atMs) {
        return new CreateLink("t", "l", "ada-1", "p", "c", destinationUrl, atMs, "a");
    }
}
