package dev.openpartner.kernel.admin;

import static dev.openpartner.kernel.admin.Teams.EVE_BACK;
import static dev.openpartner.kernel.admin.Teams.EVE_REVOKED;
import static dev.openpartner.kernel.admin.Teams.registered;
import static dev.openpartner.kernel.admin.Teams.revoke;
import static dev.openpartner.kernel.admin.Teams.team;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.message.Refusals;
import org.junit.jupiter.api.Test;

class RevokeAdminTest {

    @Test
    void an_admin_is_revoked_once() {
        AdminTeam team = team(registered("ada"), registered("eve"));

        assertThat(team.revoke(revoke("eve"))).contains(EVE_REVOKED);
        AdminTeam without = team.evolve(EVE_REVOKED);
        assertThat(without.revoke(revoke("eve"))).isEmpty();
        assertThat(without.member("eve").isActive()).isFalse();
    }

    @Test
    void the_last_admin_who_can_sign_in_stays() {
        AdminTeam alone = team(registered("ada"));
        AdminTeam withRevoked = team(registered("ada"), registered("eve"), EVE_REVOKED);

        assertThat(Refusals.of(() -> alone.revoke(revoke("ada")))).isEqualTo("CONFLICT last_admin");
        assertThat(Refusals.of(() -> withRevoked.revoke(revoke("ada")))).isEqualTo("CONFLICT last_admin");
    }

    @Test
    void who_is_no_admin_of_the_tenant_is_not_found() {
        assertThat(Refusals.of(() -> team(registered("ada")).revoke(revoke("eve")))).isEqualTo("NOT_FOUND admin_not_found");
    }

    @Test
    void every_loss_of_rights_counts_so_that_what_was_opened_before_it_ends() {
        assertThat(team(registered("ada"), registered("eve")).member("eve").revocations()).isZero();
        assertThat(team(registered("ada"), registered("eve"), EVE_REVOKED, EVE_BACK).member("eve").revocations()).isOne();
    }
}
