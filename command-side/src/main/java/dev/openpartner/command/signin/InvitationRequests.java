package dev.openpartner.command.signin;

import dev.openpartner.command.account.AccountKey;
import dev.openpartner.command.lane.GroupWork;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The invitations that are to be mailed, one row each, written in the transaction of the event that asks for it. A replay of the
 * log writes none. Several processes share the rows: each takes one for a lease.
 */
@Component
@Profile("role-command")
class InvitationRequests implements Invitations {

    private static final String ASK =
            "insert into command.invitation (account) select unnest(?::text[]) on conflict (account) do nothing";

    private static final String TAKE =
            """
            update command.invitation set due_at = clock_timestamp() + ? * interval '1 millisecond'
            where account = (
                select account from command.invitation where due_at <= clock_timestamp()
                order by due_at, account limit 1 for update skip locked)
            returning account, failures
            """;

    private static final String FAIL =
            """
            update command.invitation
            set failures = failures + 1, due_at = clock_timestamp() + ? * interval '1 millisecond' where account = ?
            """;

    private final JdbcTemplate jdbc;

    InvitationRequests(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An invitation that this process has taken up.
     *
     * @param account the text of the account's key
     * @param failures how often it could not be mailed
     */
    record Taken(String account, int failures) {}

    @Override
    public void ask(AccountKey account) {
        GroupWork.of(Asked.class, () -> new Asked(jdbc)).accounts.add(account.text());
    }

    private static final class Asked implements Runnable {

        private final JdbcTemplate jdbc;
        private final Set<String> accounts = new TreeSet<>();

        private Asked(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void run() {
            jdbc.update(ASK, (Object) accounts.toArray(String[]::new));
        }
    }

    Optional<Taken> take(long leaseMs) {
        return jdbc.query(TAKE, (row, index) -> new Taken(row.getString("account"), row.getInt("failures")), leaseMs).stream()
                .findFirst();
    }

    void finish(String account) {
        jdbc.update("delete from command.invitation where account = ?", account);
    }

    void fail(String account, long retryMs) {
        jdbc.update(FAIL, retryMs, account);
    }
}
