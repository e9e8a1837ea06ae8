package dev.openpartner.command.signin;

import dev.openpartner.command.privacy.Keyring;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Secrets that let somebody in once. Only their keyed hashes are stored, so that who reads the database can use none of them, and
 * taking one is one statement, so that of two who bring the same at once one is too late.
 */
@Component
public class OneTimeTokens {

    private static final int SECRET_BYTES = 32;

    /** Longer than any token; what is longer need not be looked up. */
    private static final int MAX_LENGTH = 64;

    private final JdbcClient database;
    private final Keyring keyring;
    private final SecureRandom random = new SecureRandom();

    OneTimeTokens(JdbcClient database, Keyring keyring) {
        this.database = database;
        this.keyring = keyring;
    }

    /** What a token is for. One for one purpose is none for another. */
    public enum Purpose {
        /** Signs in the account that its subject names. */
        SIGN_IN("sign-in"),
        /** Makes an admin of the tenant that its subject names. */
        SET_UP("set-up");

        private final String text;

        Purpose(String text) {
            this.text = text;
        }
    }

    /** Makes a token; what it answers is nowhere else and belongs into a link. */
    public String issue(Purpose purpose, String subject, Duration validFor) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        database.sql("delete from command.one_time_token where expires_at < clock_timestamp()").update();
        store(purpose, token, subject, validFor);
        return token;
    }

    /** Makes the only token of its purpose and subject: those from before are void. */
    public String replace(Purpose purpose, String subject, Duration validFor) {
        database.sql("delete from command.one_time_token where purpose = ? and subject = ?").params(purpose.text, subject).update();
        return issue(purpose, subject, validFor);
    }

    /** Uses a token up. Its subject; empty when there is no such token, or none any more. */
    public Optional<String> take(Purpose purpose, String token) {
        return token.length() > MAX_LENGTH
                ? Optional.empty()
                : database.sql("""
                        delete from command.one_time_token
                        where token_hash = ? and purpose = ? and expires_at > clock_timestamp() returning subject
                        """)
                        .params(hash(purpose, token), purpose.text)
                        .query(String.class)
                        .optional();
    }

    /** Gives a token back that was taken for something that then was refused. */
    public void giveBack(Purpose purpose, String token, String subject, Duration validFor) {
        store(purpose, token, subject, validFor);
    }

    /** How many tokens of a subject were made in this time and not used. */
    public int issuedWithin(Purpose purpose, String subject, Duration time) {
        return database.sql("""
                        select count(*) from command.one_time_token
                        where subject = ? and purpose = ? and created_at > clock_timestamp() - ? * interval '1 millisecond'
                        """)
                .params(subject, purpose.text, time.toMillis())
                .query(Integer.class)
                .single();
    }

    private void store(Purpose purpose, String token, String subject, Duration validFor) {
        database.sql("""
                        insert into command.one_time_token (token_hash, purpose, subject, expires_at)
                        values (?, ?, ?, clock_timestamp() + ? * interval '1 millisecond')
                        """)
                .params(hash(purpose, token), purpose.text, subject, validFor.toMillis())
                .update();
    }

    private String hash(Purpose purpose, String token) {
        return keyring.keyedHash("one-time-token", purpose.text, token);
    }
}
