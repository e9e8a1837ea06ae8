package dev.openpartner.kernel.partner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.message.Refusals;
import dev.openpartner.kernel.partner.PartnerCommand.RemovePartnerTerms;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerTermsRemoved;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerTermsSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RemovePartnerTermsTest {

    private final PartnerState withTerms = Partners.after(Partners.REGISTERED, set(null, 1), set("c", 2));

    @Test
    void own_terms_end_for_one_campaign_and_stay_for_all_others() {
        PartnerTermsRemoved event = new PartnerTermsRemoved("t", "p", "c", 4, "a");

        assertThat(withTerms.removeTerms(remove("t", "c"))).contains(event);
        PartnerState removed = PartnerState.evolve(withTerms, event);
        assertThat(removed.termsFor("c")).isEmpty();
        assertThat(removed.removeTerms(remove("t", null))).isPresent();
    }

    @Test
    void a_repeat_and_terms_that_were_never_set_state_nothing() {
        PartnerState removed = PartnerState.evolve(withTerms, new PartnerTermsRemoved("t", "p", "c", 4, "a"));

        assertThat(removed.removeTerms(remove("t", "c"))).isEmpty();
        assertThat(withTerms.removeTerms(remove("t", "never"))).isEmpty();
    }

    @Test
    void another_tenants_partner_is_not_found() {
        assertThat(Refusals.of(() -> withTerms.removeTerms(remove("other", "c")))).isEqualTo("NOT_FOUND partner_not_found");
    }

    private static PartnerTermsSet set(@Nullable String campaignId, int version) {
        return new PartnerTermsSet("t", "p", campaignId, version, List.of(), 7, 2, "a");
    }

    private static RemovePartnerTerms remove(String tenant, @Nullable String campaignId) {
        return new RemovePartnerTerms(tenant, "p", campaignId, 4, "a");
    }
}
