package dev.openpartner.server.idempotency;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table of answers. Of several requests with one identity, on however many nodes, one at a time runs: the one whose row this
 * is. A row is believed while its lease lasts; {@link #extendLeases} keeps those of living requests.
 */
final class IdempotentAnswers {

    /** How long a process may be silent before its requests are taken for dead. */
    static final Duration LEASE = Duration.ofSeconds(60);

    private static final Duration KEPT = Duration.ofDays(30);
    private static final int PURGE_ROWS = 1_000;

    private final JdbcClient database;
    private final Duration lease;
    private final UUID runner = UUID.randomUUID();
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    IdempotentAnswers(JdbcClient database, Duration lease) {
        this.database = database;
        this.lease = lease;
    }

    /** What a request is told that asks to run. */
    sealed interface Claim {
        /** Go on, and end it with {@link IdempotentAnswers#keep} or {@link IdempotentAnswers#release}. */
        record Yours() implements Claim {}

        /** It ran before. */
        record Answered(StoredAnswer answer) implements Claim {}

        /** It is running now. */
        record Running() implements Claim {}

        /** The key was used for another query or body. */
        record KeyReused() implements Claim {}
    }

    Claim claim(RequestIdentity request) {
        boolean ours = database.sql("""
                        insert into command.idempotent_answer as kept (id, fingerprint, runner, leased_until)
                        values (:id, :fingerprint, :runner, clock_timestamp() + :leaseMs * interval '1 millisecond')
                        on conflict (id) do update
                            set runner = excluded.runner, leased_until = excluded.leased_until
                            where kept.answer is null and kept.leased_until < clock_timestamp()
                              and kept.fingerprint = excluded.fingerprint
                        """)
                        .param("id", request.id())
                        .param("fingerprint", request.fingerprint())
                        .param("runner", runner)
                        .param("leaseMs", lease.toMillis())
                        .update()
                == 1;
        if (ours) {
            running.add(request.id());
            return new Claim.Yours();
        }
        // A row that was released meanwhile was running a moment ago; the client is told to come back, and will find it free.
        return find(request).orElseGet(Claim.Running::new);
    }

    private static Claim judge(String fingerprint, byte @Nullable [] answer, RequestIdentity request) {
        if (!fingerprint.equals(request.fingerprint())) {
            return new Claim.KeyReused();
        }
        return answer == null ? new Claim.Running() : new Claim.Answered(StoredAnswer.open(request.boxKey(), answer));
    }

    /** Keeps the answer of a claimed request. */
    void keep(RequestIdentity request, StoredAnswer answer) {
        running.remove(request.id());
        database.sql("update command.idempotent_answer set answer = :answer where id = :id and runner = :runner and answer is null")
                .param("answer", answer.seal(request.boxKey()))
                .param("id", request.id())
                .param("runner", runner)
                .update();
    }

    /** Lets the next request with this identity run. */
    void release(RequestIdentity request) {
        running.remove(request.id());
        database.sql("delete from command.idempotent_answer where id = :id and runner = :runner and answer is null")
                .param("id", request.id())
                .param("runner", runner)
                .update();
    }

    /** Says that the requests that run here are alive; to be called several times per lease. */
    void extendLeases() {
        String[] ids = running.toArray(new String[0]);
        if (ids.length > 0) {
            database.sql("""
                            update command.idempotent_answer
                            set leased_until = clock_timestamp() + :leaseMs * interval '1 millisecond'
                            where id = any (:ids) and runner = :runner and answer is null
                            """)
                    .param("leaseMs", lease.toMillis())
                    .param("ids", ids)
                    .param("runner", runner)
                    .update();
        }
    }

    /** Deletes what is older than its time, in portions that lock little; returns how many rows went. */
    int purge() {
        int total = 0;
        int deleted;
        do {
            deleted = database.sql("""
                            delete from command.idempotent_answer where id in (
                                select id from command.idempotent_answer
                                where created_at < clock_timestamp() - :days * interval '1 day'
                                order by created_at limit :rows)
                            """)
                    .param("days", KEPT.toDays())
                    .param("rows", PURGE_ROWS)
                    .update();
            total += deleted;
        } while (deleted == PURGE_ROWS);
        return total;
    }

    private Optional<Claim> find(RequestIdentity request) {
        return database.sql("select fingerprint, answer from command.idempotent_answer where id = :id")
                .param("id", request.id())
                .query((row, number) -> judge(row.getString("fingerprint"), row.getBytes("answer"), request))
                .optional();
    }
}
