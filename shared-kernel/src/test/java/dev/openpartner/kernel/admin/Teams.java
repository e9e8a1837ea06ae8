package dev.openpartner.kernel.admin;

import dev.openpartner.kernel.admin.AdminCommand.RegisterAdmin;
import dev.openpartner.kernel.admin.AdminCommand.ReinstateAdmin;
import dev.openpartner.kernel.admin.AdminCommand.RevokeAdmin;
import dev.openpartner.kernel.admin.AdminEvent.AdminRegistered;
import dev.openpartner.kernel.admin.AdminEvent.AdminReinstated;
import dev.openpartner.kernel.admin.AdminEvent.AdminRevoked;
import java.util.List;

/** Teams of admins, and what is asked of them. */
final class Teams {

    static final AdminRevoked EVE_REVOKED = new AdminRevoked("t", "eve", "left", 5, "admin:ada");
    static final AdminReinstated EVE_BACK = new AdminReinstated("t", "eve", 6, "admin:ada");

    private Teams() {}

    static AdminTeam team(AdminEvent... events) {
        AdminTeam team = AdminTeam.EMPTY;
        for (AdminEvent event : List.of(events)) {
            team = team.evolve(event);
        }
        return team;
    }

    static AdminRegistered registered(String id) {
        return new AdminRegistered("t", id, "sealed:" + id, "hash-" + id, "sealed:" + id, false, 1, "system");
    }

    static RegisterAdmin register(String id) {
        return new RegisterAdmin("t", id, id, "hash-" + id, id, false, 1, "system");
    }

    static RevokeAdmin revoke(String id) {
        return new RevokeAdmin("t", id, "left", 5, "admin:ada");
    }

    static ReinstateAdmin reinstate(String id) {
        return new ReinstateAdmin("t", id, 6, "admin:ada");
    }
}
