package dev.openpartner.query.campaign;

import dev.openpartner.kernel.campaign.CampaignEvent.CampaignVersion;
import dev.openpartner.kernel.query.campaign.CampaignVersionView;
import dev.openpartner.kernel.query.campaign.CampaignView;
import dev.openpartner.query.json.Json;
import dev.openpartner.query.read.Show;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Rows of campaigns and versions as they are shown. */
final class CampaignRows {

    private CampaignRows() {}

    static CampaignView campaign(ResultSet row, long nowMs) throws SQLException {
        CampaignVersion version = Json.read(row.getString("definition"), CampaignVersion.class);
        return new CampaignView(
                row.getString("campaign_id"),
                version.name(),
                version.destinationUrl(),
                version.deepLinkAllowedDomains(),
                version.attributionModel(),
                version.attributionWindowDays(),
                version.holdbackDays(),
                Show.time(version.startsAtMs()),
                Show.time(version.endsAtMs()),
                version.commissionRules(),
                version.version(),
                status(version, nowMs),
                Show.time(row.getLong("created_at_ms")));
    }

    private static String status(CampaignVersion version, long nowMs) {
        Long endsAtMs = version.endsAtMs();
        if (endsAtMs != null && nowMs >= endsAtMs) {
            return "ended";
        }
        Long startsAtMs = version.startsAtMs();
        return startsAtMs != null && nowMs < startsAtMs ? "scheduled" : "active";
    }

    static CampaignVersionView version(ResultSet row) throws SQLException {
        CampaignVersion version = Json.read(row.getString("definition"), CampaignVersion.class);
        return new CampaignVersionView(
                row.getString("campaign_id"),
                version.version(),
                Show.time(row.getLong("effective_at_ms")),
                row.getString("changed_by"),
                version.name(),
                version.destinationUrl(),
                version.deepLinkAllowedDomains(),
                version.attributionModel(),
                version.attributionWindowDays(),
                version.holdbackDays(),
                Show.time(version.startsAtMs()),
                Show.time(version.endsAtMs()),
                version.commissionRules());
    }
}
