package dev.openpartner.command.account;

import dev.openpartner.kernel.access.Caller.Role;
import dev.openpartner.kernel.access.DemoTenant;
import dev.openpartner.kernel.admin.AdminEvent;
import dev.openpartner.kernel.admin.AdminMember;
import dev.openpartner.kernel.admin.AdminTeam;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.log.EventLog;
import dev.openpartner.kernel.log.RecordedEvent;
import dev.openpartner.kernel.partner.PartnerEmailEvent;
import dev.openpartner.kernel.partner.PartnerEmailEvent.PartnerEmailReserved;
import dev.openpartner.kernel.partner.PartnerEvent;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerErased;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerRevoked;
import dev.openpartner.kernel.partner.PartnerState;
import dev.openpartner.kernel.privacy.PersonalData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds accounts in the log, one stream each time; nothing is kept. Throws when the store cannot be asked. */
@Component
public class AccountDirectory {

    private final EventLog log;
    private final PersonalData personalData;
    private final EmailHashes hashes;
    private final Tenants tenants;

    AccountDirectory(EventLog log, PersonalData personalData, EmailHashes hashes, Tenants tenants) {
        this.log = log;
        this.personalData = personalData;
        this.hashes = hashes;
        this.tenants = tenants;
    }

    /**
     * The account of that key; empty when it does not exist, was revoked or erased. Nobody signs in to a demo: it is visited, and
     * people that were made in one are part of it.
     */
    public Optional<Account> find(AccountKey key) {
        if (DemoTenant.is(key.tenant())) {
            return Optional.empty();
        }
        return key.role() == Role.ADMIN ? admin(key) : partner(key);
    }

    /** Every account with this address, in whatever case, over all tenants; several where somebody is a partner of two. */
    public List<Account> byEmail(String email) {
        List<Account> found = new ArrayList<>();
        for (String tenant : tenants.names()) {
            team(tenant)
                    .byEmail(hashes.ofAdmin(tenant, email))
                    .flatMap(admin -> find(new AccountKey(tenant, Role.ADMIN, admin.registered().adminId())))
                    .ifPresent(found::add);
            holder(hashes.ofPartner(tenant, email))
                    .flatMap(partnerId -> find(new AccountKey(tenant, Role.PARTNER, partnerId)))
                    .ifPresent(found::add);
        }
        return found;
    }

    /** The admins of a tenant. */
    public AdminTeam team(String tenant) {
        AdminTeam team = AdminTeam.EMPTY;
        for (RecordedEvent recorded : log.readStream(Streams.admins(tenant))) {
            if (recorded.event() instanceof AdminEvent event) {
                team = team.evolve(event);
            }
        }
        return team;
    }

    private Optional<Account> admin(AccountKey key) {
        AdminMember member = team(key.tenant()).members().get(key.id());
        return member == null || !member.isActive()
                ? Optional.empty()
                : account(
                        key,
                        Streams.admin(key.id()),
                        member.registered().sealedEmail(),
                        member.registered().sealedName(),
                        member.revocations());
    }

    private Optional<Account> partner(AccountKey key) {
        @Nullable PartnerState state = null;
        int standing = 0;
        for (RecordedEvent recorded : log.readStream(Streams.partner(key.id()))) {
            if (recorded.event() instanceof PartnerEvent event) {
                state = PartnerState.evolve(state, event);
                standing += event instanceof PartnerRevoked || event instanceof PartnerErased ? 1 : 0;
            }
        }
        return state == null || !state.isActive() || !state.registered().tenant().equals(key.tenant())
                ? Optional.empty()
                : account(
                        key,
                        Streams.partner(key.id()),
                        state.registered().sealedEmail(),
                        state.registered().sealedName(),
                        standing);
    }

    private Optional<Account> account(AccountKey key, String subject, String sealedEmail, String sealedName, int standing) {
        return personalData
                .open(subject, sealedEmail)
                .map(email -> new Account(
                        key, email, personalData.open(subject, sealedName).orElse(PersonalData.ERASED), standing));
    }

    /** Whose the address of this hash is. */
    private Optional<String> holder(String emailHash) {
        @Nullable String holder = null;
        for (RecordedEvent recorded : log.readStream(Streams.partnerEmail(emailHash))) {
            if (recorded.event() instanceof PartnerEmailEvent event) {
                holder = event instanceof PartnerEmailReserved reserved ? reserved.partnerId() : null;
            }
        }
        return Optional.ofNullable(holder);
    }
}
