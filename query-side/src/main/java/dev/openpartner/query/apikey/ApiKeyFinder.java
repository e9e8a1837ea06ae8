package dev.openpartner.query.apikey;

import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.query.Answer;
import dev.openpartner.kernel.query.apikey.ApiKeyView;
import dev.openpartner.kernel.query.apikey.FindApiKeys;
import dev.openpartner.query.read.Cursor;
import dev.openpartner.query.read.ReadTransaction;
import dev.openpartner.query.read.Select;
import dev.openpartner.query.read.Show;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Finds API keys. */
@Component
@Profile("role-query")
final class ApiKeyFinder {

    private static final String LIST = "api-keys";
    private static final Set<String> PROJECTIONS = Set.of(ApiKeysProjection.NAME);

    private final ReadTransaction reads;
    private final ApiKeyUsage usage;

    ApiKeyFinder(ReadTransaction reads, ApiKeyUsage usage) {
        this.reads = reads;
        this.usage = usage;
    }

    @QueryHandler
    Answer<Page<ApiKeyView>> on(FindApiKeys query) {
        Cursor cursor = Cursor.read(LIST, query.page().cursor(), 2);
        Select select = Select.from("select * from api_key")
                .where("tenant = ?", query.tenant())
                .after(cursor, "(created_at_ms, key_id) < (?, ?)", after -> new Object[] {after.number(0), after.text(1)});
        return reads.read(query.tenant(), PROJECTIONS, jdbc -> {
            Page<ApiKeyView> page = select.page(
                    jdbc, "created_at_ms desc, key_id desc", query.page().limit(), (row, number) -> view(row, null),
                    last -> Cursor.after(LIST, last.createdAt().toEpochMilli(), last.id()));
            Map<String, Long> lastUsed =
                    usage.lastUsedMs(jdbc, query.tenant(), page.data().stream().map(ApiKeyView::id).toList());
            return new Page<>(
                    page.data().stream().map(key -> used(key, Show.time(lastUsed.get(key.id())))).toList(), page.nextCursor());
        });
    }

    private static ApiKeyView view(ResultSet row, @Nullable Instant lastUsedAt) throws SQLException {
        return new ApiKeyView(
                row.getString("key_id"),
                row.getString("label"),
                row.getString("role"),
                Show.texts(row, "scopes"),
                row.getString("partner_id"),
                row.getString("source"),
                row.getString("prefix"),
                row.getString("last4"),
                Show.time(row.getLong("created_at_ms")),
                Show.time(Show.number(row, "expires_at_ms")),
                lastUsedAt,
                Show.time(Show.number(row, "revoked_at_ms")));
    }

    private static ApiKeyView used(ApiKeyView key, @Nullable Instant lastUsedAt) {
        return new ApiKeyView(
                key.id(), key.label(), key.role(), key.scopes(), key.partnerId(), key.source(), key.prefix(), key.last4(),
                key.createdAt(), key.expiresAt(), lastUsedAt, key.revokedAt());
    }
}
