package dev.openpartner.kernel.admin;

import static dev.openpartner.kernel.admin.Teams.EVE_REVOKED;
import static dev.openpartner.kernel.admin.Teams.register;
import static dev.openpartner.kernel.admin.Teams.registered;
import static dev.openpartner.kernel.admin.Teams.team;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.admin.AdminEvent.AdminErased;
import dev.openpartner.kernel.message.Refusals;
import org.junit.jupiter.api.Test;

class RegisterAdminTest {

    @Test
    void who_joins_has_their_address_and_name_sealed() {
        assertThat(AdminTeam.EMPTY.register(register("ada"), "sealed:"::concat)).isEqualTo(registered("ada"));
    }

    @Test
    void an_address_is_one_admins_until_they_are_erased_so_a_repeat_is_refused_and_seals_nothing() {
        AdminTeam team = team(registered("ada"), registered("eve"), EVE_REVOKED);

        assertThat(Refusals.of(() -> team.register(register("ada"), RegisterAdminTest::sealNothing))).isEqualTo("CONFLICT email_taken");
        assertThat(Refusals.of(() -> team.register(register("eve"), RegisterAdminTest::sealNothing))).isEqualTo("CONFLICT email_taken");
        AdminTeam forgotten = team.evolve(new AdminErased("t", "eve", 6, "admin:ada"));
        assertThat(forgotten.register(register("eve"), "sealed:"::concat)).isEqualTo(registered("eve"));
    }

    @Test
    void a_team_has_a_most() {
        AdminTeam team = AdminTeam.EMPTY;
        for (int i = 0; i < AdminTeam.MAX_MEMBERS - 1; i++) {
            team = team.evolve(registered("a" + i));
        }
        assertThat(team.register(register("bob"), "sealed:"::concat)).isEqualTo(registered("bob"));

        AdminTeam full = team.evolve(registered("bob"));

        assertThat(Refusals.of(() -> full.register(register("carl"), RegisterAdminTest::sealNothing)))
                .isEqualTo("CONFLICT too_many_admins");
    }

    private static String sealNothing(String text) {
        throw new AssertionError("sealed for somebody who is refused: " + text);
    }
}
