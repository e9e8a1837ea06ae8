package dev.openpartner.server.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/**
 * The public halves of passkeys. Spring Security's own repository names its table without a schema, and cannot read back a passkey
 * whose authenticator says nothing of its transports.
 */
final class Passkeys implements UserCredentialRepository {

    private static final String SAVE = """
            insert into command.passkey (credential_id, holder_id, public_key, signature_count, user_verified, backup_eligible,
                backed_up, transports, attestation_object, client_data, label, created_at, last_used_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (credential_id) do update
            set signature_count = excluded.signature_count, user_verified = excluded.user_verified,
                backed_up = excluded.backed_up, last_used_at = excluded.last_used_at
            """;

    private final JdbcClient database;

    Passkeys(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void save(CredentialRecord passkey) {
        String[] transports = passkey.getTransports().stream().map(AuthenticatorTransport::getValue).toArray(String[]::new);
        database.sql(SAVE)
                .params(
                        passkey.getCredentialId().toBase64UrlString(),
                        passkey.getUserEntityUserId().toBase64UrlString(),
                        passkey.getPublicKey().getBytes(),
                        passkey.getSignatureCount(),
                        passkey.isUvInitialized(),
                        passkey.isBackupEligible(),
                        passkey.isBackupState(),
                        transports,
                        Objects.requireNonNull(passkey.getAttestationObject()).getBytes(),
                        Objects.requireNonNull(passkey.getAttestationClientDataJSON()).getBytes(),
                        passkey.getLabel(),
                        Timestamp.from(passkey.getCreated()),
                        Timestamp.from(passkey.getLastUsed()))
                .update();
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credentialId) {
        return database.sql("select * from command.passkey where credential_id = ?")
                .param(credentialId.toBase64UrlString())
                .query((row, number) -> passkey(row))
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes holderId) {
        return database.sql("select * from command.passkey where holder_id = ? order by created_at, credential_id")
                .param(holderId.toBase64UrlString())
                .query((row, number) -> passkey(row))
                .list();
    }

    @Override
    public void delete(Bytes credentialId) {
        database.sql("delete from command.passkey where credential_id = ?").param(credentialId.toBase64UrlString()).update();
    }

    /** Deletes a passkey if it is this holder's. */
    void delete(Bytes holderId, String credentialId) {
        database.sql("delete from command.passkey where holder_id = ? and credential_id = ?")
                .params(holderId.toBase64UrlString(), credentialId)
                .update();
    }

    private static CredentialRecord passkey(ResultSet row) throws SQLException {
        Set<AuthenticatorTransport> transports = Arrays.stream((String[]) row.getArray("transports").getArray())
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toUnmodifiableSet());
        return ImmutableCredentialRecord.builder()
                .credentialId(Bytes.fromBase64(row.getString("credential_id")))
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .userEntityUserId(Bytes.fromBase64(row.getString("holder_id")))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("signature_count"))
                .uvInitialized(row.getBoolean("user_verified"))
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backed_up"))
                .transports(transports)
                .attestationObject(new Bytes(row.getBytes("attestation_object")))
                .attestationClientDataJSON(new Bytes(row.getBytes("client_data")))
                .label(row.getString("label"))
                .created(row.getTimestamp("created_at").toInstant())
                .lastUsed(row.getTimestamp("last_used_at").toInstant())
                .build();
    }
}
