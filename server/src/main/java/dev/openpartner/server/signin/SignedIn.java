package dev.openpartner.server.signin;

import dev.openpartner.command.account.Account;
import dev.openpartner.kernel.access.Caller;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A person who has signed in; its principal is the caller, as with a key, and its name the account's. */
final class SignedIn extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Account account;
    private final @Nullable String visitedTenant;

    SignedIn(Account account) {
        this(account, null);
    }

    /** An admin who visits a demo: still themselves, and an admin there and nowhere else. */
    SignedIn(Account account, @Nullable String visitedTenant) {
        // Rights are the route table's matter.
        super(List.of());
        this.account = account;
        this.visitedTenant = visitedTenant;
        setAuthenticated(true);
    }

    Account account() {
        return account;
    }

    @Override
    public Caller getPrincipal() {
        return visitedTenant == null
                ? account.caller()
                : Caller.person(visitedTenant, account.key().role(), account.key().id(), account.name());
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public String getName() {
        return account.key().text();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedIn signedIn
                && signedIn.account.equals(account)
                && Objects.equals(signedIn.visitedTenant, visitedTenant);
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, visitedTenant);
    }
}
