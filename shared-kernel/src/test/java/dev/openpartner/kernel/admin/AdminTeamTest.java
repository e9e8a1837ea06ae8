package dev.openpartner.kernel.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.kernel.admin.AdminCommand.ReinstateAdmin;
import dev.openpartner.kernel.admin.AdminCommand.RevokeAdmin;
import dev.openpartner.kernel.admin.AdminEvent.AdminErased;
import dev.openpartner.kernel.admin.AdminEvent.AdminRegistered;
import dev.openpartner.kernel.admin.AdminEvent.AdminReinstated;
import dev.openpartner.kernel.admin.AdminEvent.AdminRevoked;
import dev.openpartner.kernel.message.Refused;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AdminTeamTest {

    private static final AdminRevoked EVE_REVOKED = new AdminRevoked("t", "eve", "left", 5, "admin:ada");
    private static final AdminReinstated EVE_BACK = new AdminReinstated("t", "eve", 6, "admin:ada");

    @Test
    void an_address_is_one_admins_until_they_are_erased() {
        AdminTeam team = team(registered("ada"), registered("eve"), EVE_REVOKED);

        assertRefused(() -> team.requireRoomFor("hash-ada"), "email_taken");
        assertRefused(() -> team.requireRoomFor("hash-eve"), "email_taken");
        team.requireRoomFor("hash-bob");
        team.evolve(new AdminErased("t", "eve", 6, "admin:ada")).requireRoomFor("hash-eve");
    }

    @Test
    void a_team_has_a_most() {
        AdminTeam team = AdminTeam.EMPTY;
        for (int i = 0; i < AdminTeam.MAX_MEMBERS - 1; i++) {
            team = team.evolve(registered("a" + i));
        }
        team.requireRoomFor("hash-bob");

        AdminTeam full = team.evolve(registered("bob"));

        assertRefused(() -> full.requireRoomFor("hash-carl"), "too_many_admins");
    }

    @Test
    void an_admin_is_revoked_once_and_reinstated_once() {
        AdminTeam team = team(registered("ada"), registered("eve"));

        assertThat(team.revoke(revoke("eve"))).contains(EVE_REVOKED);
        AdminTeam without = team.evolve(EVE_REVOKED);
        assertThat(without.revoke(revoke("eve"))).isEmpty();
        assertThat(without.member("eve").isActive()).isFalse();

        assertThat(without.reinstate(reinstate("eve"))).contains(EVE_BACK);
        AdminTeam again = without.evolve(EVE_BACK);
        assertThat(again.reinstate(reinstate("eve"))).isEmpty();
        assertThat(again.member("eve").isActive()).isTrue();
    }

    @Test
    void the_last_admin_who_can_sign_in_is_neither_revoked_nor_erased() {
        AdminTeam alone = team(registered("ada"));
        AdminTeam withRevoked = team(registered("ada"), registered("eve"), EVE_REVOKED);

        assertRefused(() -> alone.revoke(revoke("ada")), "last_admin");
        assertRefused(() -> withRevoked.revoke(revoke("ada")), "last_admin");
        assertRefused(() -> withRevoked.erase("t", "ada", 7, "key:k"), "last_admin");
        assertThat(withRevoked.erase("t", "eve", 7, "key:k")).contains(new AdminErased("t", "eve", 7, "key:k"));
    }

    @Test
    void a_forgotten_admin_stays_forgotten() {
        AdminTeam team = team(registered("ada"), registered("eve"), new AdminErased("t", "eve", 5, "admin:ada"));

        assertThat(team.member("eve").isActive()).isFalse();
        assertThat(team.erase("t", "eve", 7, "admin:ada")).isEmpty();
        assertRefused(() -> team.reinstate(reinstate("eve")), "admin_erased");
    }

    @Test
    void every_loss_of_rights_counts_so_that_what_was_opened_before_it_ends() {
        assertThat(team(registered("ada"), registered("eve")).member("eve").revocations()).isZero();
        assertThat(team(registered("ada"), registered("eve"), EVE_REVOKED, EVE_BACK).member("eve").revocations()).isOne();
    }

    @Test
    void who_is_no_admin_of_the_tenant_is_not_found() {
        AdminTeam team = team(registered("ada"));

        assertRefused(() -> team.revoke(revoke("eve")), "admin_not_found");
        assertRefused(() -> team.reinstate(reinstate("eve")), "admin_not_found");
        assertRefused(() -> team.erase("t", "eve", 7, "admin:ada"), "admin_not_found");
    }

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

    private static AdminTeam team(AdminEvent... events) {
        AdminTeam team = AdminTeam.EMPTY;
        for (AdminEvent event : List.of(events)) {
            team = team.evolve(event);
        }
        return team;
    }

    private static AdminRegistered registered(String id) {
        return new AdminRegistered("t", id, "sealed:" + id, "hash-" + id, "sealed:" + id, false, 1, "system");
    }

    private static RevokeAdmin revoke(String id) {
        return new RevokeAdmin("t", id, "left", 5, "admin:ada");
    }

    private static ReinstateAdmin reinstate(String id) {
        return new ReinstateAdmin("t", id, 6, "admin:ada");
    }

    private static void assertRefused(ThrowingCallable decision, String code) {
        assertThatThrownBy(decision).isInstanceOfSatisfying(
                Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
