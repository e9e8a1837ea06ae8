package dev.openpartner.server.signin;

import com.webauthn4j.util.exception.WebAuthnException;
import dev.openpartner.command.signin.PublicAddress;
import dev.openpartner.kernel.message.Refused;
import java.util.Set;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.util.function.SingletonSupplier;

/**
 * What is asked of authenticators, and what of their answers is taken. A passkey stands in for everything else here, so it has to
 * know its owner by finger, face or code, and not only be at hand.
 */
final class PasskeyCeremonies implements WebAuthnRelyingPartyOperations {

    /** More than anybody has devices. */
    static final int MOST_PASSKEYS = 20;

    private static final int MAX_LABEL_LENGTH = 100;

    private final Passkeys passkeys;
    private final SingletonSupplier<Webauthn4JRelyingPartyOperations> library;

    PasskeyCeremonies(PasskeyHolders holders, Passkeys passkeys, PublicAddress address) {
        this.passkeys = passkeys;
        // The port is known once the server listens.
        this.library = SingletonSupplier.of(() -> library(holders, passkeys, address));
    }

    private static Webauthn4JRelyingPartyOperations library(PasskeyHolders holders, Passkeys passkeys, PublicAddress address) {
        PublicKeyCredentialRpEntity server =
                PublicKeyCredentialRpEntity.builder().id(address.host()).name("OpenPartner").build();
        Webauthn4JRelyingPartyOperations library =
                new Webauthn4JRelyingPartyOperations(holders, passkeys, server, Set.of(address.text()));
        library.setCustomizeCreationOptions(options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                .residentKey(ResidentKeyRequirement.REQUIRED)
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build()));
        library.setCustomizeRequestOptions(options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return library;
    }

    @Override
    public PublicKeyCredentialCreationOptions createPublicKeyCredentialCreationOptions(
            PublicKeyCredentialCreationOptionsRequest request) {
        return library.obtain().createPublicKeyCredentialCreationOptions(request);
    }

    @Override
    public CredentialRecord registerCredential(RelyingPartyRegistrationRequest request) {
        String label = request.getPublicKey().getLabel();
        if (label.isBlank() || label.length() > MAX_LABEL_LENGTH) {
            throw Refused.invalid("passkey_not_valid", "Name the passkey, in at most %d characters.".formatted(MAX_LABEL_LENGTH));
        }
        if (passkeys.findByUserId(request.getCreationOptions().getUser().getId()).size() >= MOST_PASSKEYS) {
            throw Refused.conflict("too_many_passkeys", "There are %d passkeys. Remove one first.".formatted(MOST_PASSKEYS));
        }
        try {
            return library.obtain().registerCredential(request);
        } catch (WebAuthnException | IllegalArgumentException notProven) {
            throw Refused.invalid("passkey_not_valid", "The authenticator's answer does not fit the challenge. Try again.");
        }
    }

    @Override
    public PublicKeyCredentialRequestOptions createCredentialRequestOptions(PublicKeyCredentialRequestOptionsRequest request) {
        return library.obtain().createCredentialRequestOptions(request);
    }

    @Override
    public PublicKeyCredentialUserEntity authenticate(RelyingPartyAuthenticationRequest request) {
        return library.obtain().authenticate(request);
    }
}
