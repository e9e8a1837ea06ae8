package dev.openpartner.kernel.admin;

import dev.openpartner.kernel.admin.AdminCommand.RegisterAdmin;
import dev.openpartner.kernel.admin.AdminCommand.ReinstateAdmin;
import dev.openpartner.kernel.admin.AdminCommand.RevokeAdmin;
import dev.openpartner.kernel.admin.AdminEvent.AdminErased;
import dev.openpartner.kernel.admin.AdminEvent.AdminRegistered;
import dev.openpartner.kernel.admin.AdminEvent.AdminReinstated;
import dev.openpartner.kernel.admin.AdminEvent.AdminRevoked;
import dev.openpartner.kernel.message.Refused;
import dev.openpartner.kernel.privacy.ErasureCommand.EraseAdmin;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The admins of one tenant as their events tell, and the decisions about who is one.
 *
 * @param members every admin there was, by id, in the order in which they joined
 */
public record AdminTeam(Map<String, AdminMember> members) {

    /** Most admins a tenant may have had; the team is one stream, which a sign-in reads. */
    public static final int MAX_MEMBERS = 500;

    /** A tenant without an admin. */
    public static final AdminTeam EMPTY = new AdminTeam(Map.of());

    /** The team after an event. */
    public AdminTeam evolve(AdminEvent event) {
        return switch (event) {
            case AdminRegistered registered -> with(registered.adminId(), new AdminMember(registered, null, 0, false));
            case AdminRevoked revoked -> change(event, member -> member.revoked(revoked));
            case AdminReinstated reinstated -> change(event, AdminMember::reinstated);
            case AdminErased erased -> change(event, AdminMember::forgotten);
        };
    }

    /** Whether anybody may sign in as an admin. */
    public boolean hasActiveMember() {
        return members.values().stream().anyMatch(AdminMember::isActive);
    }

    /** The admin whose address has this keyed hash; revoked ones too, erased ones not. */
    public Optional<AdminMember> byEmail(String emailHash) {
        return members.values().stream()
                .filter(member -> !member.erased() && member.registered().emailHash().equals(emailHash))
                .findFirst();
    }

    /**
     * Decides that somebody becomes an admin.
     *
     * @param seal hides personal data from whoever reads the event
     * @throws Refused {@code email_taken}, {@code too_many_admins}
     */
    public AdminRegistered register(RegisterAdmin command, UnaryOperator<String> seal) {
        // Before anything is sealed: a refusal leaves no key behind.
        requireRoomFor(command.emailHash());
        return new AdminRegistered(
                command.tenant(),
                command.adminId(),
                seal.apply(command.email()),
                command.emailHash(),
                seal.apply(command.name()),
                command.inviteRequested(),
                command.atMs(),
                command.by());
    }

    private void requireRoomFor(String emailHash) {
        if (byEmail(emailHash).isPresent()) {
            throw Refused.conflict("email_taken", "An admin with this e-mail address exists already.");
        }
        if (members.size() >= MAX_MEMBERS) {
            throw Refused.conflict("too_many_admins", "A tenant has at most %d admins, revoked ones included.".formatted(MAX_MEMBERS));
        }
    }

    /**
     * Decides that an admin loses their rights; nothing when they had lost them.
     *
     * @throws Refused {@code admin_not_found}, {@code last_admin}
     */
    public Optional<AdminEvent> revoke(RevokeAdmin command) {
        AdminMember member = member(command.adminId());
        if (member.revoked() != null) {
            return Optional.empty();
        }
        requireAnother(member);
        return Optional.of(
                new AdminRevoked(command.tenant(), command.adminId(), command.reason(), command.atMs(), command.by()));
    }

    /**
     * Decides that an admin has rights again; nothing when they have them.
     *
     * @throws Refused {@code admin_not_found}, {@code admin_erased}
     */
    public Optional<AdminEvent> reinstate(ReinstateAdmin command) {
        AdminMember member = member(command.adminId());
        if (member.erased()) {
            throw Refused.conflict("admin_erased", "This admin was erased for good. Register them anew.");
        }
        return member.revoked() == null
                ? Optional.empty()
                : Optional.of(new AdminReinstated(command.tenant(), command.adminId(), command.atMs(), command.by()));
    }

    /**
     * Decides that the person is forgotten; nothing when they were.
     *
     * @throws Refused {@code admin_not_found}, {@code last_admin}
     */
    public Optional<AdminEvent> erase(EraseAdmin command) {
        AdminMember member = member(command.adminId());
        if (member.erased()) {
            return Optional.empty();
        }
        requireAnother(member);
        return Optional.of(new AdminErased(command.tenant(), command.adminId(), command.nowMs(), command.by()));
    }

    /** The admin of this id. */
    public AdminMember member(String adminId) {
        AdminMember member = members.get(adminId);
        if (member == null) {
            throw notFound();
        }
        return member;
    }

    /** The refusal of a command for an admin that this tenant does not have. */
    public static Refused notFound() {
        return Refused.notFound("admin_not_found", "There is no such admin.");
    }

    /** A team without anybody could be let in again only by whoever runs the server. */
    private void requireAnother(AdminMember leaving) {
        if (leaving.isActive() && members.values().stream().filter(AdminMember::isActive).count() == 1) {
            throw Refused.conflict("last_admin", "This is the last admin who can sign in. Make or reinstate another one first.");
        }
    }

    private AdminTeam change(AdminEvent event, UnaryOperator<AdminMember> change) {
        AdminMember member = members.get(event.adminId());
        if (member == null) {
            throw new IllegalStateException("the history of admin %s does not begin with becoming one".formatted(event.adminId()));
        }
        return with(event.adminId(), change.apply(member));
    }

    private AdminTeam with(String adminId, AdminMember member) {
        Map<String, AdminMember> changed = new LinkedHashMap<>(members);
        changed.put(adminId, member);
        return new AdminTeam(Collections.unmodifiableMap(changed));
    }
}
