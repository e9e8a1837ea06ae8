package dev.openpartner.command.demostory;

import dev.openpartner.command.account.AccountDirectory;
import dev.openpartner.command.conversion.Rejections;
import dev.openpartner.command.http.CommandDispatch;
import dev.openpartner.command.privacy.Vault;
import dev.openpartner.kernel.access.DemoTenant;
import dev.openpartner.kernel.apikey.ApiKeyCommand.RevokeApiKey;
import dev.openpartner.kernel.id.Streams;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a demo program leaves on the side that decides: keys that work, keys to personal data, and tables that are no history. The
 * events themselves stay, with what was sealed in them closed for ever.
 */
@Component
@Profile("role-command")
public class DemoTraces {

    private static final String KEYS = Streams.apiKey("");

    private static final String STREAMS = """
            select distinct aggregate_id from event_store.event where tenant = ? and tenant like 'demo:%' order by aggregate_id
            """;

    private static final List<String> FORGET = List.of(
            "delete from command.rejected_submission where tenant = :tenant",
            "delete from command.bulk_review where tenant = :tenant",
            "delete from command.saved_filter where tenant = :tenant",
            "delete from command.invitation where account like :tenant || '/%'",
            "delete from command.one_time_token where subject like :tenant || '/%'",
            "delete from command.recall_request where stream_id = any (:streams)");

    private final JdbcClient database;
    private final CommandDispatch commands;
    private final Vault vault;
    private final AccountDirectory accounts;
    private final Clock clock;

    DemoTraces(JdbcClient database, CommandDispatch commands, Vault vault, AccountDirectory accounts, Clock clock) {
        this.database = database;
        this.commands = commands;
        this.vault = vault;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Takes all of it away; a repeat finds less and does no harm. */
    public void remove(String tenant, String by) {
        if (!DemoTenant.is(tenant)) {
            throw new IllegalArgumentException("not a demo: " + tenant);
        }
        List<String> streams = database.sql(STREAMS).param(tenant).query((row, number) -> row.getString(1)).list();
        streams.stream()
                .filter(stream -> stream.startsWith(KEYS))
                .map(stream -> commands.submit(
                        new RevokeApiKey(tenant, stream.substring(KEYS.length()), clock.millis(), by)))
                .toList()
                .forEach(CommandDispatch::await);
        List<String> subjects = new ArrayList<>(streams);
        subjects.add(Rejections.subject(tenant));
        accounts.team(tenant).members().keySet().forEach(adminId -> subjects.add(Streams.admin(adminId)));
        vault.destroy(Set.copyOf(subjects));
        String[] names = streams.toArray(String[]::new);
        FORGET.forEach(forget -> database.sql(forget).param("tenant", tenant).param("streams", names).update());
    }
}
