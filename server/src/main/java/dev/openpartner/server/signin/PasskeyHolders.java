package dev.openpartner.server.signin;

import dev.openpartner.command.account.Account;
import dev.openpartner.command.account.AccountDirectory;
import dev.openpartner.command.account.AccountKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;

/**
 * Accounts as authenticators know them: under a random id, which an authenticator keeps and hands out, and with the address and
 * name that it shows its owner. Accounts that do not stand are not found, so their passkeys open nothing.
 *
 * <p>Spring Security's own table stores the name with the id; here it comes from the account.
 */
final class PasskeyHolders implements PublicKeyCredentialUserEntityRepository {

    private final JdbcClient database;
    private final AccountDirectory accounts;

    PasskeyHolders(JdbcClient database, AccountDirectory accounts) {
        this.database = database;
        this.accounts = accounts;
    }

    /** The account behind an authenticator's id for it. */
    Optional<Account> account(Bytes holderId) {
        return database.sql("select account from command.passkey_holder where holder_id = ?")
                .param(holderId.toBase64UrlString())
                .query(String.class)
                .optional()
                .flatMap(AccountKey::parse)
                .flatMap(accounts::find);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
        return account(id).map(account -> entity(id, account)).orElse(null);
    }

    /** @param username the text of an account's key; it gets its random id when it is first asked for */
    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String username) {
        return AccountKey.parse(username)
                .flatMap(accounts::find)
                .map(account -> entity(holderId(username), account))
                .orElse(null);
    }

    private Bytes holderId(String account) {
        database.sql("insert into command.passkey_holder (holder_id, account) values (?, ?) on conflict (account) do nothing")
                .params(Bytes.random().toBase64UrlString(), account)
                .update();
        return Bytes.fromBase64(database.sql("select holder_id from command.passkey_holder where account = ?")
                .param(account)
                .query(String.class)
                .single());
    }

    private static PublicKeyCredentialUserEntity entity(Bytes id, Account account) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(id)
                .name(account.email())
                .displayName(account.name())
                .build();
    }

    @Override
    public void save(PublicKeyCredentialUserEntity entity) {
        throw new IllegalStateException("an account that is not there cannot have passkeys");
    }

    @Override
    public void delete(Bytes id) {
        database.sql("delete from command.passkey_holder where holder_id = ?").param(id.toBase64UrlString()).update();
    }
}
