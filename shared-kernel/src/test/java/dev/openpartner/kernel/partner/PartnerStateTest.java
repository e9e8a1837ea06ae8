package dev.openpartner.kernel.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.kernel.message.Refusals;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerErased;
import org.junit.jupiter.api.Test;

class PartnerStateTest {

    @Test
    void a_partner_is_active_until_revoked_or_erased() {
        assertThat(Partners.joined().isActive()).isTrue();
        assertThat(Partners.revoked().isActive()).isFalse();
        assertThat(Partners.erased().isActive()).isFalse();
    }

    @Test
    void a_partner_is_known_to_their_own_tenant_only() {
        PartnerState joined = Partners.joined();
        assertThat(joined.of("t")).isSameAs(joined);
        assertThat(Refusals.of(() -> joined.of("other"))).isEqualTo("NOT_FOUND partner_not_found");
    }

    @Test
    void a_stream_that_does_not_begin_with_joining_is_a_fault() {
        assertThatThrownBy(() -> PartnerState.evolve(null, new PartnerErased("t", "p", 5, "a")))
                .isInstanceOf(IllegalStateException.class);
    }
}
