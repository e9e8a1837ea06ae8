package dev.openpartner.query.attribution;

import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.query.Answer;
import dev.openpartner.kernel.query.attribution.AttributionView;
import dev.openpartner.kernel.query.attribution.FindAttributions;
import dev.openpartner.query.conversion.ConversionsProjection;
import dev.openpartner.query.conversion.UserKey;
import dev.openpartner.query.read.Cursor;
import dev.openpartner.query.read.ReadTransaction;
import dev.openpartner.query.read.Select;
import dev.openpartner.query.read.Show;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Finds decided touches. */
@Component
@Profile("role-query")
final class AttributionFinder {

    private static final String LIST = "attributions";
    private static final Set<String> PROJECTIONS = Set.of(ConversionsProjection.NAME);

    private final ReadTransaction reads;

    AttributionFinder(ReadTransaction reads) {
        this.reads = reads;
    }

    @QueryHandler
    Answer<Page<AttributionView>> on(FindAttributions query) {
        String asked = query.page().cursor();
        Cursor cursor = Cursor.read(LIST, asked, 2);
        Instant since = query.since();
        Select select = Select.from("select a.*, c.user_id from attribution a join conversion c using (conversion_id)")
                .where("a.tenant = ?", query.tenant())
                .maybe("c.user_key = ?", userKey(query.userId()))
                .maybe("a.conversion_id = ?", query.eventId())
                .maybe("a.partner_id = ?", query.partnerId())
                .maybe("a.decided_at_ms >= ?", since == null ? null : since.toEpochMilli())
                .after(cursor, "(a.position, a.attribution_id) > (?, ?)", after -> new Object[] {
                    after.number(0), after.text(1)
                });
        return reads.read(query.tenant(), PROJECTIONS, jdbc -> {
            var rows = select.rows(jdbc, "a.position, a.attribution_id", query.page().limit(), (row, number) -> view(row));
            return new Page<>(rows, rows.isEmpty() ? asked : after(rows.getLast()));
        });
    }

    private static @Nullable String userKey(@Nullable String userId) {
        return userId == null ? null : UserKey.of(userId).canonical();
    }

    private static String after(AttributionView last) {
        return Cursor.after(LIST, last.position(), last.attributionId());
    }

    private static AttributionView view(ResultSet row) throws SQLException {
        return new AttributionView(
                row.getLong("position"),
                row.getString("attribution_id"),
                row.getString("conversion_id"),
                row.getString("user_id"),
                row.getString("partner_id"),
                row.getString("campaign_id"),
                row.getString("click_id"),
                row.getString("model"),
                Show.weight(row.getLong("weight_numerator"), row.getLong("weight_denominator")),
                row.getString("status"),
                Show.texts(row, "commission_ids"),
                Show.time(row.getLong("decided_at_ms")));
    }
}
