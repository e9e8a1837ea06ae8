package dev.openpartner.kernel.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.message.Refusals;
import dev.openpartner.kernel.partner.PartnerEmailEvent.PartnerEmailReleased;
import dev.openpartner.kernel.partner.PartnerEmailState;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerErased;
import dev.openpartner.kernel.partner.Partners;
import dev.openpartner.kernel.privacy.ErasureCommand.ErasePartner;
import org.junit.jupiter.api.Test;

class ErasePartnerTest {

    private static final ErasePartner ERASE = new ErasePartner("t", "p", "a", 5);

    @Test
    void a_partner_is_forgotten_and_their_address_is_free() {
        assertThat(Partners.joined().erase(ERASE)).contains(new PartnerErased("t", "p", 5, "a"));
        assertThat(new PartnerEmailState("p").release(ERASE, Partners.REGISTERED))
                .contains(new PartnerEmailReleased("t", "h", "p", 5));
    }

    @Test
    void a_revoked_partner_is_forgotten_too() {
        assertThat(Partners.revoked().erase(ERASE)).isPresent();
    }

    @Test
    void a_repeat_states_nothing_and_leaves_the_address_to_whoever_holds_it_now() {
        assertThat(Partners.erased().erase(ERASE)).isEmpty();
        assertThat(PartnerEmailState.FREE.release(ERASE, Partners.REGISTERED)).isEmpty();
        assertThat(new PartnerEmailState("p2").release(ERASE, Partners.REGISTERED)).isEmpty();
    }

    @Test
    void another_tenants_partner_is_not_found() {
        assertThat(Refusals.of(() -> Partners.joined().erase(new ErasePartner("other", "p", "a", 5))))
                .isEqualTo("NOT_FOUND partner_not_found");
    }
}
