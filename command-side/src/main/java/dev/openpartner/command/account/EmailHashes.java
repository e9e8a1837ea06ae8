package dev.openpartner.command.account;

import dev.openpartner.command.http.EmailAddress;
import dev.openpartner.command.privacy.Keyring;
import org.springframework.stereotype.Component;

/** The keyed hashes under which e-mail addresses are unique: per tenant and kind, and the same for every spelling. */
@Component
public class EmailHashes {

    private final Keyring keyring;

    EmailHashes(Keyring keyring) {
        this.keyring = keyring;
    }

    /** The hash by which a partner's address is unique among the partners of a tenant. */
    public String ofPartner(String tenant, String email) {
        return keyring.keyedHash("partner-email", tenant, EmailAddress.canonical(email));
    }

    /** The hash by which an admin's address is unique among the admins of a tenant. */
    public String ofAdmin(String tenant, String email) {
        return keyring.keyedHash("admin-email", tenant, EmailAddress.canonical(email));
    }
}
