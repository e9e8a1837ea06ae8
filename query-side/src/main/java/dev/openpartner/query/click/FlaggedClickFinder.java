package dev.openpartner.query.click;

import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.message.Refused;
import dev.openpartner.kernel.query.Answer;
import dev.openpartner.kernel.query.click.FindClick;
import dev.openpartner.kernel.query.click.FindFlaggedClicks;
import dev.openpartner.kernel.query.click.FlaggedClickView;
import dev.openpartner.query.read.Cursor;
import dev.openpartner.query.read.ReadTransaction;
import dev.openpartner.query.read.Select;
import dev.openpartner.query.read.Show;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Finds one click, and those that carry a fraud flag. */
@Component
@Profile("role-query")
final class FlaggedClickFinder {

    private static final String LIST = "flagged-clicks";
    private static final Set<String> PROJECTIONS = Set.of(ClicksProjection.NAME);

    private final ReadTransaction reads;

    FlaggedClickFinder(ReadTransaction reads) {
        this.reads = reads;
    }

    @QueryHandler
    Answer<Page<FlaggedClickView>> on(FindFlaggedClicks query) {
        Cursor cursor = Cursor.read(LIST, query.page().cursor(), 2);
        Instant since = query.since();
        Select select = Select.from("select * from click")
                .where("tenant = ?", query.tenant())
                .where("flags <> '{}'")
                .maybe("partner_id = ?", query.partnerId())
                .maybe("? = any(flags)", query.flag())
                .maybe("clicked_at_ms >= ?", since == null ? null : since.toEpochMilli())
                .after(cursor, "(clicked_at_ms, click_id) < (?, ?)", after -> new Object[] {after.number(0), after.text(1)});
        return reads.read(query.tenant(), PROJECTIONS, jdbc -> select.page(
                jdbc, "clicked_at_ms desc, click_id desc", query.page().limit(), (row, number) -> view(row),
                last -> Cursor.after(LIST, last.ts().toEpochMilli(), last.clickId())));
    }

    @QueryHandler
    Answer<FlaggedClickView> on(FindClick query) {
        return reads.read(query.tenant(), PROJECTIONS, jdbc -> jdbc.sql("select * from click where tenant = ? and click_id = ?")
                .params(query.tenant(), query.clickId())
                .query((row, number) -> view(row))
                .optional()
                .orElseThrow(() -> Refused.notFound("click_not_found", "There is no click of this id.")));
    }

    private static FlaggedClickView view(ResultSet row) throws SQLException {
        return new FlaggedClickView(
                row.getString("click_id"),
                row.getString("link_key"),
                row.getString("partner_id"),
                row.getString("campaign_id"),
                Show.time(row.getLong("clicked_at_ms")),
                row.getString("ip_hash"),
                row.getString("country"),
                row.getString("origin"),
                Show.texts(row, "flags"),
                row.getString("flag_reason"),
                Show.time(Show.number(row, "flagged_at_ms")),
                row.getInt("claims"));
    }
}
