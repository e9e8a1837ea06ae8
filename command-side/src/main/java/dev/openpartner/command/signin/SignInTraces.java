package dev.openpartner.command.signin;

import dev.openpartner.command.account.AccountKey;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What signing in leaves of somebody outside the log: sessions with the browser's name, passkeys, links, invitations. */
@Component
@Profile("role-command")
public class SignInTraces {

    private static final List<String> FORGET = List.of(
            "delete from command.web_session where principal_name = ?",
            "delete from command.passkey_holder where account = ?",
            "delete from command.one_time_token where subject = ?",
            "delete from command.invitation where account = ?");

    private final JdbcTemplate jdbc;

    SignInTraces(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Deletes all of it, as part of the current transaction. */
    public void forget(AccountKey account) {
        FORGET.forEach(delete -> jdbc.update(delete, account.text()));
    }
}
