package dev.openpartner.kernel.partner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.message.Refusals;
import dev.openpartner.kernel.partner.PartnerCommand.ReinstatePartner;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerReinstated;
import org.junit.jupiter.api.Test;

class ReinstatePartnerTest {

    private static final ReinstatePartner REINSTATE = new ReinstatePartner("t", "p", 3, "a");

    @Test
    void a_revoked_partner_is_active_again() {
        PartnerReinstated event = new PartnerReinstated("t", "p", 3, "a");

        assertThat(Partners.revoked().reinstate(REINSTATE)).contains(event);
        assertThat(PartnerState.evolve(Partners.revoked(), event).isActive()).isTrue();
    }

    @Test
    void a_repeat_states_nothing() {
        assertThat(Partners.joined().reinstate(REINSTATE)).isEmpty();
    }

    @Test
    void an_erased_partner_cannot_come_back() {
        assertThat(Refusals.of(() -> Partners.erased().reinstate(REINSTATE))).isEqualTo("CONFLICT partner_erased");
    }

    @Test
    void another_tenants_partner_is_not_found() {
        assertThat(Refusals.of(() -> Partners.revoked().reinstate(new ReinstatePartner("other", "p", 3, "a"))))
                .isEqualTo("NOT_FOUND partner_not_found");
    }
}
