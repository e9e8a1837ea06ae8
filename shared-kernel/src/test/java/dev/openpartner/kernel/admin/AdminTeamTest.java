package dev.openpartner.kernel.admin;

import static dev.openpartner.kernel.admin.Teams.EVE_REVOKED;
import static dev.openpartner.kernel.admin.Teams.registered;
import static dev.openpartner.kernel.admin.Teams.team;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AdminTeamTest {

    @Test
    void a_team_has_somebody_as_long_as_one_is_active() {
        assertThat(AdminTeam.EMPTY.hasActiveMember()).isFalse();
        assertThat(team(registered("ada")).hasActiveMember()).isTrue();
        assertThat(team(registered("eve"), EVE_REVOKED).hasActiveMember()).isFalse();
    }

    @Test
    void a_history_that_does_not_begin_is_a_fault() {
        assertThatThrownBy(() -> AdminTeam.EMPTY.evolve(EVE_REVOKED)).isInstanceOf(IllegalStateException.class);
    }
}
