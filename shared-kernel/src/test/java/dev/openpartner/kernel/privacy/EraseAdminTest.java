package dev.openpartner.kernel.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.admin.AdminEvent.AdminErased;
import dev.openpartner.kernel.admin.AdminEvent.AdminRegistered;
import dev.openpartner.kernel.admin.AdminTeam;
import dev.openpartner.kernel.message.Refusals;
import dev.openpartner.kernel.privacy.ErasureCommand.EraseAdmin;
import org.junit.jupiter.api.Test;

class EraseAdminTest {

    private static final AdminErased EVE_ERASED = new AdminErased("t", "eve", 7, "admin:ada");
    private static final AdminTeam BOTH = AdminTeam.EMPTY.evolve(registered("ada")).evolve(registered("eve"));

    @Test
    void an_admin_is_forgotten_once() {
        assertThat(BOTH.erase(erase("eve"))).contains(EVE_ERASED);
        AdminTeam without = BOTH.evolve(EVE_ERASED);
        assertThat(without.erase(erase("eve"))).isEmpty();
        assertThat(without.member("eve").isActive()).isFalse();
    }

    @Test
    void the_last_admin_who_can_sign_in_stays() {
        assertThat(Refusals.of(() -> BOTH.evolve(EVE_ERASED).erase(erase("ada")))).isEqualTo("CONFLICT last_admin");
    }

    @Test
    void who_is_no_admin_of_the_tenant_is_not_found() {
        assertThat(Refusals.of(() -> BOTH.erase(erase("bob")))).isEqualTo("NOT_FOUND admin_not_found");
    }

    private static AdminRegistered registered(String id) {
        return new AdminRegistered("t", id, "sealed:" + id, "hash-" + id, "sealed:" + id, false, 1, "system");
    }

    private static EraseAdmin erase(String id) {
        return new EraseAdmin("t", id, "admin:ada", 7);
    }
}
