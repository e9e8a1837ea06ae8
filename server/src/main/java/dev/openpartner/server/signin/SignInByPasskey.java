package dev.openpartner.server.signin;

import com.webauthn4j.util.exception.WebAuthnException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationRequestToken;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;

/** Takes an authenticator's answer to a challenge, and lets in whose passkey it is if they still stand. */
final class SignInByPasskey implements AuthenticationManager {

    private final WebAuthnRelyingPartyOperations ceremonies;
    private final PasskeyHolders holders;

    SignInByPasskey(WebAuthnRelyingPartyOperations ceremonies, PasskeyHolders holders) {
        this.ceremonies = ceremonies;
        this.holders = holders;
    }

    @Override
    public Authentication authenticate(Authentication presented) {
        return holders.account(holder(((WebAuthnAuthenticationRequestToken) presented)).getId())
                .map(SignedIn::new)
                .orElseThrow(() -> new BadCredentialsException("its account does not stand any more"));
    }

    private PublicKeyCredentialUserEntity holder(WebAuthnAuthenticationRequestToken presented) {
        try {
            return ceremonies.authenticate(presented.getWebAuthnRequest());
        } catch (WebAuthnException | IllegalArgumentException notProven) {
            throw new BadCredentialsException("the answer does not fit the challenge, or no account has this passkey", notProven);
        }
    }
}
