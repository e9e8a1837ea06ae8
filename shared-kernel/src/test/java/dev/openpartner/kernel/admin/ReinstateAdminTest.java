package dev.openpartner.kernel.admin;

import static dev.openpartner.kernel.admin.Teams.EVE_BACK;
import static dev.openpartner.kernel.admin.Teams.EVE_REVOKED;
import static dev.openpartner.kernel.admin.Teams.registered;
import static dev.openpartner.kernel.admin.Teams.reinstate;
import static dev.openpartner.kernel.admin.Teams.team;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.admin.AdminEvent.AdminErased;
import dev.openpartner.kernel.message.Refusals;
import org.junit.jupiter.api.Test;

class ReinstateAdminTest {

    @Test
    void an_admin_is_reinstated_once() {
        AdminTeam without = team(registered("ada"), registered("eve"), EVE_REVOKED);

        assertThat(without.reinstate(reinstate("eve"))).contains(EVE_BACK);
        AdminTeam again = without.evolve(EVE_BACK);
        assertThat(again.reinstate(reinstate("eve"))).isEmpty();
        assertThat(again.member("eve").isActive()).isTrue();
    }

    @Test
    void who_is_forgotten_stays_so() {
        AdminTeam team = team(registered("ada"), registered("eve"), new AdminErased("t", "eve", 5, "admin:ada"));

        assertThat(Refusals.of(() -> team.reinstate(reinstate("eve")))).isEqualTo("CONFLICT admin_erased");
    }

    @Test
    void who_is_no_admin_of_the_tenant_is_not_found() {
        assertThat(Refusals.of(() -> team(registered("ada")).reinstate(reinstate("eve")))).isEqualTo("NOT_FOUND admin_not_found");
    }
}
