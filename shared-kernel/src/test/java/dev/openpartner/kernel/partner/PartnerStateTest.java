package dev.openpartner.kernel.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.kernel.message.Refused;
import dev.openpartner.kernel.partner.PartnerCommand.ReinstatePartner;
import dev.openpartner.kernel.partner.PartnerCommand.RemovePartnerTerms;
import dev.openpartner.kernel.partner.PartnerCommand.RevokePartner;
import dev.openpartner.kernel.partner.PartnerCommand.SetPartnerTerms;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerErased;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerRegistered;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerReinstated;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerRevoked;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerTermsRemoved;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PartnerStateTest {

    private final PartnerState joined =
            PartnerState.evolve(null, new PartnerRegistered("t", "p", "e", "h", "n", null, false, 1, "a"));

    @Test
    void standing_is_lost_and_given_back_and_repeats_are_nothing() {
        assertThat(joined.isActive()).isTrue();
        assertThat(joined.reinstate(reinstate())).isEmpty();
        PartnerRevoked event = new PartnerRevoked("t", "p", "spam", 2, "a");
        assertThat(joined.revoke(revoke())).contains(event);

        PartnerState revoked = PartnerState.evolve(joined, event);
        assertThat(revoked.isActive()).isFalse();
        assertThat(revoked.revoke(revoke())).isEmpty();
        assertThat(revoked.reinstate(reinstate())).contains(new PartnerReinstated("t", "p", 3, "a"));
        assertThat(PartnerState.evolve(revoked, new PartnerReinstated("t", "p", 3, "a")).isActive()).isTrue();
    }

    @Test
    void terms_are_counted_over_all_campaigns_and_end_per_campaign() {
        PartnerState all = PartnerState.evolve(joined, joined.setTerms(terms(null)));
        PartnerState both = PartnerState.evolve(all, all.setTerms(terms("c")));
        assertThat(both.termsVersion()).isEqualTo(2);

        assertThat(both.removeTerms(remove("other"))).isEmpty();
        assertThat(both.removeTerms(remove("c"))).contains(new PartnerTermsRemoved("t", "p", "c", 4, "a"));
        PartnerState one = PartnerState.evolve(both, both.removeTerms(remove("c")).orElseThrow());
        assertThat(one.removeTerms(remove("c"))).isEmpty();
        assertThat(one.removeTerms(remove(null))).isPresent();
        assertThat(one.setTerms(terms("c")).version()).isEqualTo(3);
    }

    @Test
    void an_erased_partner_is_not_active_and_cannot_come_back() {
        assertThat(joined.erase(5, "a")).contains(new PartnerErased("t", "p", 5, "a"));
        PartnerState erased = PartnerState.evolve(joined, new PartnerErased("t", "p", 5, "a"));
        assertThat(erased.erase(6, "a")).isEmpty();
        assertThat(erased.isActive()).isFalse();
        assertThatThrownBy(() -> erased.reinstate(reinstate())).isInstanceOfSatisfying(
                Refused.class, refused -> assertThat(refused.code()).isEqualTo("partner_erased"));
        assertThatThrownBy(() -> erased.setTerms(terms(null))).isInstanceOf(Refused.class);
    }

    @Test
    void a_stream_that_does_not_begin_with_joining_is_a_fault() {
        assertThatThrownBy(() -> PartnerState.evolve(null, new PartnerErased("t", "p", 5, "a")))
                .isInstanceOf(IllegalStateException.class);
    }

    private static RevokePartner revoke() {
        return new RevokePartner("t", "p", "spam", 2, "a");
    }

    private static ReinstatePartner reinstate() {
        return new ReinstatePartner("t", "p", 3, "a");
    }

    private static SetPartnerTerms terms(@Nullable String campaignId) {
        return new SetPartnerTerms("t", "p", campaignId, List.of(), 7, 2, "a");
    }

    private static RemovePartnerTerms remove(@Nullable String campaignId) {
        return new RemovePartnerTerms("t", "p", campaignId, 4, "a");
    }
}
