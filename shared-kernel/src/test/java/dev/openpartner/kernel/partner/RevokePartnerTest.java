package dev.openpartner.kernel.partner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.message.Refusals;
import dev.openpartner.kernel.partner.PartnerCommand.RevokePartner;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerRevoked;
import org.junit.jupiter.api.Test;

class RevokePartnerTest {

    private static final RevokePartner REVOKE = new RevokePartner("t", "p", "spam", 2, "a");

    @Test
    void a_partner_loses_their_standing_with_a_reason() {
        PartnerRevoked event = new PartnerRevoked("t", "p", "spam", 2, "a");

        assertThat(Partners.joined().revoke(REVOKE)).contains(event);
        assertThat(Partners.after(Partners.REGISTERED, event).isActive()).isFalse();
    }

    @Test
    void a_repeat_states_nothing() {
        assertThat(Partners.revoked().revoke(REVOKE)).isEmpty();
    }

    @Test
    void whoever_was_erased_has_no_standing_to_lose() {
        assertThat(Partners.erased().revoke(REVOKE)).isEmpty();
    }

    @Test
    void another_tenants_partner_is_not_found() {
        assertThat(Refusals.of(() -> Partners.joined().revoke(new RevokePartner("other", "p", null, 2, "a"))))
                .isEqualTo("NOT_FOUND partner_not_found");
    }
}
