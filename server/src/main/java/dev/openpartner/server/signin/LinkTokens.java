package dev.openpartner.server.signin;

import dev.openpartner.command.signin.OneTimeTokens;
import dev.openpartner.command.signin.OneTimeTokens.Purpose;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.ott.DefaultOneTimeToken;
import org.springframework.security.authentication.ott.GenerateOneTimeTokenRequest;
import org.springframework.security.authentication.ott.OneTimeToken;
import org.springframework.security.authentication.ott.OneTimeTokenAuthenticationToken;
import org.springframework.security.authentication.ott.OneTimeTokenService;

/**
 * Spring Security's one-time tokens over ours. Its own store keeps tokens as they are; here they are hashed. The user of a token is
 * the account that it signs in.
 */
final class LinkTokens implements OneTimeTokenService {

    private final OneTimeTokens tokens;
    private final Clock clock;

    LinkTokens(OneTimeTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public OneTimeToken generate(GenerateOneTimeTokenRequest request) {
        String token = tokens.issue(Purpose.SIGN_IN, request.getUsername(), request.getExpiresIn());
        return new DefaultOneTimeToken(token, request.getUsername(), Instant.now(clock).plus(request.getExpiresIn()));
    }

    @Override
    public @Nullable OneTimeToken consume(OneTimeTokenAuthenticationToken presented) {
        String token = presented.getTokenValue();
        return token == null
                ? null
                : tokens.take(Purpose.SIGN_IN, token.strip())
                        .map(account -> new DefaultOneTimeToken(token, account, Instant.now(clock)))
                        .orElse(null);
    }
}
