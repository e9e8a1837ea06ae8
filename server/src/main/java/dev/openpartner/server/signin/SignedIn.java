package dev.openpartner.server.signin;

import dev.openpartner.command.account.Account;
import dev.openpartner.kernel.access.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A person who has signed in; its principal is the caller, as with a key, and its name the account's. */
final class SignedIn extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Account account;

    SignedIn(Account account) {
        // Rights are the route table's matter.
        super(List.of());
        this.account = account;
        setAuthenticated(true);
    }

    Account account() {
        return account;
    }

    @Override
    public Caller getPrincipal() {
        return account.caller();
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
        return other instanceof SignedIn signedIn && signedIn.account.equals(account);
    }

    @Override
    public int hashCode() {
        return account.hashCode();
    }
}
