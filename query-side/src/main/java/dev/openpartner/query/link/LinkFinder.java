package dev.openpartner.query.link;

import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.campaign.CampaignEvent.CampaignVersion;
import dev.openpartner.kernel.query.Answer;
import dev.openpartner.kernel.query.link.FindLinks;
import dev.openpartner.kernel.query.link.LinkView;
import dev.openpartner.query.json.Json;
import dev.openpartner.query.read.Access;
import dev.openpartner.query.read.Cursor;
import dev.openpartner.query.read.ReadTransaction;
import dev.openpartner.query.read.Select;
import dev.openpartner.query.read.Show;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Finds a partner's links. */
@Component
@Profile("role-query")
final class LinkFinder {

    private static final String LIST = "links";
    private static final Set<String> PROJECTIONS = Set.of(LinksProjection.NAME, "partners", "campaigns");

    private final ReadTransaction reads;

    LinkFinder(ReadTransaction reads) {
        this.reads = reads;
    }

    @QueryHandler
    Answer<Page<LinkView>> on(FindLinks query) {
        Cursor cursor = Cursor.read(LIST, query.page().cursor(), 2);
        Select select = Select.from("select l.*, g.definition from link l left join campaign g using (campaign_id)")
                .where("l.tenant = ?", query.tenant())
                .where("l.partner_id = ?", query.partnerId())
                .after(cursor, "(l.created_at_ms, l.link_id) < (?, ?)", after -> new Object[] {
                    after.number(0), after.text(1)
                });
        return reads.read(query.tenant(), PROJECTIONS, jdbc -> {
            Access.requirePartner(jdbc, query.tenant(), query.partnerId());
            return select.page(
                    jdbc, "l.created_at_ms desc, l.link_id desc", query.page().limit(), (row, number) -> view(row),
                    last -> Cursor.after(LIST, last.createdAt().toEpochMilli(), last.id()));
        });
    }

    private static LinkView view(ResultSet row) throws SQLException {
        String linkKey = row.getString("link_key");
        return new LinkView(
                row.getString("link_id"),
                linkKey,
                row.getString("partner_id"),
                row.getString("campaign_id"),
                destination(row.getString("destination_url"), row.getString("definition")),
                "/r/" + linkKey,
                Show.time(row.getLong("created_at_ms")));
    }

    private static @Nullable String destination(@Nullable String own, @Nullable String campaign) {
        return own != null || campaign == null ? own : Json.read(campaign, CampaignVersion.class).destinationUrl();
    }
}
