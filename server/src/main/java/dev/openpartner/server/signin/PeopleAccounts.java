package dev.openpartner.server.signin;

import dev.openpartner.command.account.Account;
import dev.openpartner.command.account.AccountDirectory;
import dev.openpartner.command.account.AccountKey;
import dev.openpartner.console.signin.OwnAccount;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.message.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/** What people see of their own accounts. */
final class PeopleAccounts implements OwnAccount {

    private final AccountDirectory accounts;
    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final PasskeyHolders holders;
    private final Passkeys passkeys;

    PeopleAccounts(
            AccountDirectory accounts,
            FindByIndexNameSessionRepository<? extends Session> sessions,
            PasskeyHolders holders,
            Passkeys passkeys) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.holders = holders;
        this.passkeys = passkeys;
    }

    @Override
    public Holder holder(Caller caller) {
        Account account = accounts.find(key(caller)).orElseThrow(PeopleAccounts::nobody);
        String role = account.key().role().name().toLowerCase(Locale.ROOT);
        return new Holder(account.name(), account.email(), role, account.key().tenant());
    }

    @Override
    public List<OpenSession> sessions(Caller caller, HttpServletRequest request) {
        HttpSession current = request.getSession(false);
        String currentId = current == null ? "" : current.getId();
        return sessions.findByPrincipalName(key(caller).text()).values().stream()
                .map(session -> shown(session, currentId))
                .sorted(Comparator.comparing(OpenSession::since).reversed())
                .toList();
    }

    @Override
    public void endSessions(Caller caller) {
        sessions.findByPrincipalName(key(caller).text()).keySet().forEach(sessions::deleteById);
    }

    @Override
    public List<Passkey> passkeys(Caller caller) {
        return passkeys.findByUserId(holderId(caller)).stream()
                .map(passkey -> new Passkey(
                        passkey.getCredentialId().toBase64UrlString(),
                        passkey.getLabel(),
                        passkey.getCreated(),
                        passkey.getLastUsed()))
                .toList();
    }

    @Override
    public void removePasskey(Caller caller, String id) {
        passkeys.delete(holderId(caller), id);
    }

    private Bytes holderId(Caller caller) {
        @Nullable PublicKeyCredentialUserEntity holder = holders.findByUsername(key(caller).text());
        if (holder == null) {
            throw nobody();
        }
        return holder.getId();
    }

    private static OpenSession shown(Session session, String currentId) {
        String browser = session.getAttribute(AccountSessions.BROWSER);
        Long sinceMs = session.getAttribute(AccountSessions.SIGNED_IN_AT_MS);
        return new OpenSession(
                browser == null ? "" : browser,
                sinceMs == null ? session.getCreationTime() : Instant.ofEpochMilli(sinceMs),
                session.getLastAccessedTime(),
                session.getId().equals(currentId));
    }

    private static AccountKey key(Caller caller) {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn) {
            // Who visits a demo is a caller of another tenant, with the account that they have.
            return signedIn.account().key();
        }
        String personId = caller.personId();
        if (personId == null) {
            throw nobody();
        }
        return AccountKey.parse(caller.tenant() + "/" + personId).orElseThrow(PeopleAccounts::nobody);
    }

    private static Refused nobody() {
        return Refused.notFound("account_not_found", "A key has no account; only people who have signed in have one.");
    }
}
