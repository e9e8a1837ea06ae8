package dev.openpartner.command.demo;

import dev.openpartner.kernel.access.DemoTenant;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which demo programs there are: at most one of each tenant. Every role asks, because a key of a removed one is refused everywhere. */
@Component
public class DemoPrograms {

    /** Loading tells of itself every few milliseconds; after so long nobody is at it any more. */
    static final Duration SILENT_FOR = Duration.ofSeconds(30);

    private static final String COLUMNS = "owner, tenant, state, progress, moved_at < clock_timestamp() - interval '%d seconds' as silent"
            .formatted(SILENT_FOR.toSeconds());

    private final JdbcClient database;

    DemoPrograms(JdbcClient database) {
        this.database = database;
    }

    /** Where a demo is in its life. */
    public enum State {
        LOADING,
        READY,
        REMOVING
    }

    /**
     * A demo program.
     *
     * @param owner the tenant whose admins may visit it
     * @param tenant the tenant that it is
     * @param percent how far loading is
     * @param silent whether nobody has worked on it for long
     */
    public record DemoProgram(String owner, String tenant, State state, int percent, boolean silent) {}

    /** The demo of a tenant. */
    public Optional<DemoProgram> of(String owner) {
        return database.sql("select " + COLUMNS + " from command.demo_program where owner = ?")
                .param(owner)
                .query((row, number) -> new DemoProgram(
                        row.getString("owner"),
                        row.getString("tenant"),
                        State.valueOf(row.getString("state")),
                        row.getInt("progress"),
                        row.getBoolean("silent")))
                .optional();
    }

    /** Whether admins of that tenant may visit that demo now. */
    public boolean isOpen(String owner, String tenant) {
        return of(owner).filter(demo -> demo.tenant().equals(tenant) && demo.state() == State.READY).isPresent();
    }

    /** Whether a tenant is a demo that was removed, or that is going. Asks nothing for any other tenant. */
    public boolean isGone(String tenant) {
        return DemoTenant.is(tenant)
                && database.sql("select count(*) from command.demo_program where tenant = ? and state <> 'REMOVING'")
                        .param(tenant)
                        .query(Integer.class)
                        .single() == 0;
    }

    /** Begins one; false when there is one already, so that of two who press at once one loads. */
    public boolean begin(String owner, String tenant) {
        return database.sql("insert into command.demo_program (owner, tenant, state) values (?, ?, 'LOADING') on conflict do nothing")
                .params(owner, tenant)
                .update() == 1;
    }

    /** Tells how far loading is; false when the demo was given up meanwhile. */
    public boolean loaded(String tenant, int percent) {
        String state = percent >= 100 ? State.READY.name() : State.LOADING.name();
        return database.sql("""
                        update command.demo_program set state = ?, progress = ?, moved_at = clock_timestamp()
                        where tenant = ? and state = 'LOADING'
                        """)
                .params(state, percent, tenant)
                .update() == 1;
    }

    /** Closes it for visitors at once. */
    public void close(String tenant) {
        database.sql("update command.demo_program set state = 'REMOVING', moved_at = clock_timestamp() where tenant = ?")
                .param(tenant)
                .update();
    }

    /** Ends it. */
    public void end(String tenant) {
        database.sql("delete from command.demo_program where tenant = ?").param(tenant).update();
    }
}
