package dev.openpartner.command.apikey;

import java.sql.Timestamp;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * When each key was last used. Noted in memory, so that a request costs no write, and stored every {@value #FLUSH_EVERY_S}
 * seconds; a crash forgets the last seconds.
 */
@Component
class ApiKeyUsage implements SmartLifecycle {

    static final long FLUSH_EVERY_S = 10;

    private static final Logger LOG = LoggerFactory.getLogger(ApiKeyUsage.class);

    private static final String STORE = """
            insert into command.api_key_usage (key_id, last_used_at)
            select * from unnest(?::text[], ?::timestamptz[])
            on conflict (key_id) do update
            set last_used_at = greatest(api_key_usage.last_used_at, excluded.last_used_at)
            """;

    private final JdbcTemplate jdbc;
    private final Map<String, Long> lastUsedMs = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService timer;
    private @Nullable Future<?> flushing;

    ApiKeyUsage(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void note(String keyId, long atMs) {
        lastUsedMs.merge(keyId, atMs, Math::max);
    }

    /** Stores what was noted since the last time. */
    void flush() {
        Map<String, Long> noted = new HashMap<>();
        lastUsedMs.keySet().forEach(keyId -> {
            Long atMs = lastUsedMs.remove(keyId);
            if (atMs != null) {
                noted.put(keyId, atMs);
            }
        });
        if (noted.isEmpty()) {
            return;
        }
        String[] keyIds = noted.keySet().toArray(String[]::new);
        Timestamp[] times = noted.values().stream().map(Timestamp::new).toArray(Timestamp[]::new);
        try {
            jdbc.update(STORE, keyIds, times);
        } catch (DataAccessException e) {
            noted.forEach(this::note);
            LOG.debug("The last use of {} keys will be stored later", noted.size(), e);
        }
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("api-key-usage").factory());
        flushing = started.scheduleWithFixedDelay(this::flush, FLUSH_EVERY_S, FLUSH_EVERY_S, TimeUnit.SECONDS);
        timer = started;
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdown();
            timer = null;
            flush();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null && flushing != null && !flushing.isDone();
    }
}
