package dev.openpartner.query.apikey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * When keys were last used. That is no event: whoever checks keys notes it in a table of its own, which may be missing.
 */
@Component
@Profile("role-query")
class ApiKeyUsage {

    /** Last uses in epoch milliseconds per key; keys that were never used are left out. */
    Map<String, Long> lastUsedMs(JdbcClient jdbc, String tenant, List<String> keyIds) {
        Map<String, Long> lastUsed = new HashMap<>();
        if (isKept(jdbc)) {
            jdbc.sql("""
                    select key_id, (extract(epoch from last_used_at) * 1000)::bigint as last_used_ms
                    from command.api_key_usage where tenant = ? and key_id = any(?)
                    """)
                    .params(tenant, keyIds.toArray(String[]::new))
                    .query(row -> {
                        lastUsed.put(row.getString("key_id"), row.getLong("last_used_ms"));
                    });
        }
        return lastUsed;
    }

    private static boolean isKept(JdbcClient jdbc) {
        return jdbc.sql("select to_regclass('command.api_key_usage') is not null").query(Boolean.class).single();
    }
}
