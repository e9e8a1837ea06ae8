package dev.openpartner.server.signin;

import dev.openpartner.command.account.AccountDirectory;
import dev.openpartner.command.account.AccountKey;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ott.InvalidOneTimeTokenException;
import org.springframework.security.authentication.ott.OneTimeToken;
import org.springframework.security.authentication.ott.OneTimeTokenAuthenticationToken;
import org.springframework.security.authentication.ott.OneTimeTokenService;
import org.springframework.security.core.Authentication;

/** Takes the token of a link, and lets in whose it is if they still stand. */
final class SignInByLink implements AuthenticationManager {

    private final OneTimeTokenService tokens;
    private final AccountDirectory accounts;

    SignInByLink(OneTimeTokenService tokens, AccountDirectory accounts) {
        this.tokens = tokens;
        this.accounts = accounts;
    }

    @Override
    public Authentication authenticate(Authentication presented) {
        @Nullable OneTimeToken taken = tokens.consume((OneTimeTokenAuthenticationToken) presented);
        if (taken == null) {
            throw new InvalidOneTimeTokenException("used, expired or never issued");
        }
        return AccountKey.parse(taken.getUsername())
                .flatMap(accounts::find)
                .map(SignedIn::new)
                .orElseThrow(() -> new InvalidOneTimeTokenException("its account does not stand any more"));
    }
}
