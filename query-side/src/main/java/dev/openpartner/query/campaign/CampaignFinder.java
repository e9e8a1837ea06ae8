package dev.openpartner.query.campaign;

import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.message.Refused;
import dev.openpartner.kernel.query.Answer;
import dev.openpartner.kernel.query.campaign.CampaignVersionView;
import dev.openpartner.kernel.query.campaign.CampaignView;
import dev.openpartner.kernel.query.campaign.FindCampaign;
import dev.openpartner.kernel.query.campaign.FindCampaignVersions;
import dev.openpartner.kernel.query.campaign.FindCampaigns;
import dev.openpartner.query.read.Cursor;
import dev.openpartner.query.read.ReadTransaction;
import dev.openpartner.query.read.Select;
import java.util.Set;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Finds campaigns and their versions. */
@Component
@Profile("role-query")
final class CampaignFinder {

    private static final String LIST = "campaigns";
    private static final String VERSIONS = "campaign-versions";
    private static final Set<String> PROJECTIONS = Set.of(CampaignsProjection.NAME);

    private final ReadTransaction reads;

    CampaignFinder(ReadTransaction reads) {
        this.reads = reads;
    }

    @QueryHandler
    Answer<Page<CampaignView>> on(FindCampaigns query) {
        Cursor cursor = Cursor.read(LIST, query.page().cursor(), 2);
        long nowMs = query.now().toEpochMilli();
        Select select = Select.from("select * from campaign").where("tenant = ?", query.tenant());
        byStatus(select, query.status(), nowMs)
                .after(cursor, "(created_at_ms, campaign_id) < (?, ?)", after -> new Object[] {
                    after.number(0), after.text(1)
                });
        return reads.read(query.tenant(), PROJECTIONS, jdbc -> select.page(
                jdbc, "created_at_ms desc, campaign_id desc", query.page().limit(),
                (row, number) -> CampaignRows.campaign(row, nowMs),
                last -> Cursor.after(LIST, last.createdAt().toEpochMilli(), last.id())));
    }

    private static Select byStatus(Select select, @Nullable String status, long nowMs) {
        if (status == null) {
            return select;
        }
        return switch (status) {
            case "scheduled" -> select.where("starts_at_ms > ?", nowMs).where("ends_at_ms is null or ends_at_ms > ?", nowMs);
            case "ended" -> select.where("ends_at_ms <= ?", nowMs);
            default -> select.where("starts_at_ms is null or starts_at_ms <= ?", nowMs)
                    .where("ends_at_ms is null or ends_at_ms > ?", nowMs);
        };
    }

    @QueryHandler
    Answer<CampaignView> on(FindCampaign query) {
        return reads.read(query.tenant(), PROJECTIONS, jdbc -> jdbc.sql(
                        "select * from campaign where tenant = ? and campaign_id = ?")
                .params(query.tenant(), query.campaignId())
                .query((row, number) -> CampaignRows.campaign(row, query.now().toEpochMilli()))
                .optional()
                .orElseThrow(CampaignFinder::noCampaign));
    }

    @QueryHandler
    Answer<Page<CampaignVersionView>> on(FindCampaignVersions query) {
        Cursor cursor = Cursor.read(VERSIONS, query.page().cursor(), 1);
        Select select = Select.from("select * from campaign_version")
                .where("tenant = ?", query.tenant())
                .where("campaign_id = ?", query.campaignId())
                .after(cursor, "version < ?", after -> new Object[] {after.number(0)});
        return reads.read(query.tenant(), PROJECTIONS, jdbc -> {
            Page<CampaignVersionView> page = select.page(
                    jdbc, "version desc", query.page().limit(), (row, number) -> CampaignRows.version(row),
                    last -> Cursor.after(VERSIONS, last.version()));
            if (page.data().isEmpty() && cursor == null) {
                throw noCampaign();
            }
            return page;
        });
    }

    private static Refused noCampaign() {
        return Refused.notFound("campaign_not_found", "There is no campaign of this id.");
    }
}
