package dev.openpartner.query.support;

import dev.openpartner.kernel.admin.AdminEvent.AdminErased;
import dev.openpartner.kernel.admin.AdminEvent.AdminRegistered;
import dev.openpartner.kernel.admin.AdminEvent.AdminRevoked;
import dev.openpartner.kernel.apikey.ApiKeyEvent.ApiKeyMinted;
import dev.openpartner.kernel.apikey.ApiKeyEvent.ApiKeyRevoked;
import dev.openpartner.kernel.campaign.CampaignEvent.CampaignChanged;
import dev.openpartner.kernel.campaign.CampaignEvent.CampaignCreated;
import dev.openpartner.kernel.campaign.CampaignEvent.CampaignVersion;
import dev.openpartner.kernel.click.ClickEvent.ClickClaimed;
import dev.openpartner.kernel.click.ClickEvent.ClickFlagged;
import dev.openpartner.kernel.click.ClickEvent.ClickRecorded;
import dev.openpartner.kernel.click.ClickEvent.ClickUnflagged;
import dev.openpartner.kernel.commission.RuleTerms;
import dev.openpartner.kernel.link.LinkEvent.LinkCreated;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerErased;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerRegistered;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerReinstated;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerRevoked;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerTermsRemoved;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerTermsSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the program's set-up and its clicks into a log, as the command side would. */
public final class History {

    /** 2026-05-01T00:00:00Z. */
    public static final long START_MS = 1_777_593_600_000L;

    /** The rule of all campaigns here. */
    public static final RuleTerms RULE = new RuleTerms("percent", "20", null, null, "every", null, null, null, null);

    private final MemoryLog log;
    private final OpenSeals seals;

    public History(MemoryLog log, OpenSeals seals) {
        this.log = log;
        this.seals = seals;
    }

    public Journey journey(String tenant, String userId) {
        return new Journey(log, tenant, userId);
    }

    public void admin(String tenant, String id, String email) {
        log.append("admins:" + tenant, new AdminRegistered(
                tenant, id, "sealed:" + email, "hash-" + id, "sealed:Name of " + id, false, START_MS, "key:a"));
    }

    public void revokeAdmin(String tenant, String id) {
        log.append("admins:" + tenant, new AdminRevoked(tenant, id, "left", START_MS + 1, "key:a"));
    }

    public void eraseAdmin(String tenant, String id) {
        seals.forget("admin:" + id);
        log.append("admins:" + tenant, new AdminErased(tenant, id, START_MS + 3, "key:a"));
    }

    public void partner(String tenant, String id, String email) {
        log.append("partner:" + id, new PartnerRegistered(
                tenant, id, "sealed:" + email, "hash-" + id, "sealed:Name of " + id, "sealed:{\"tier\":1.50}", false, START_MS,
                "key:a"));
    }

    public void revoke(String tenant, String id) {
        log.append("partner:" + id, new PartnerRevoked(tenant, id, "fraud", START_MS + 1, "key:a"));
    }

    public void reinstate(String tenant, String id) {
        log.append("partner:" + id, new PartnerReinstated(tenant, id, START_MS + 2, "key:a"));
    }

    public void erasePartner(String tenant, String id) {
        seals.forget("partner:" + id);
        log.append("partner:" + id, new PartnerErased(tenant, id, START_MS + 3, "key:a"));
    }

    public void terms(String tenant, String id, @Nullable String campaignId, int version) {
        log.append("partner:" + id, new PartnerTermsSet(
                tenant, id, campaignId, version, List.of(RULE), version % 2 == 0 ? null : 30, START_MS + 2, "key:a"));
    }

    public void removeTerms(String tenant, String id, @Nullable String campaignId) {
        log.append("partner:" + id, new PartnerTermsRemoved(tenant, id, campaignId, START_MS + 3, "key:a"));
    }

    public void eraseCustomer(Journey journey) {
        seals.forget(journey.stream());
        journey.erased();
    }

    public void campaign(String tenant, String id) {
        log.append("campaign:" + id, new CampaignCreated(tenant, id, version(1, "Campaign " + id), START_MS, "key:a"));
    }

    public void changeCampaign(String tenant, String id, int version) {
        log.append("campaign:" + id, new CampaignChanged(
                tenant, id, version(version, "Campaign " + id + " v" + version), START_MS + version, "key:a"));
    }

    private static CampaignVersion version(int number, String name) {
        return new CampaignVersion(
                number, name, "https://example.com/", List.of("example.com"), "last_click", 60, null, null, null, List.of(RULE));
    }

    public void link(String tenant, String key, String partner, String campaign) {
        log.append("link:" + key, new LinkCreated(tenant, "L-" + key, key, partner, campaign, null, START_MS, "key:a"));
    }

    public void click(String tenant, String id, String partner, String campaign, long atMs) {
        log.append("click:" + id, new ClickRecorded(
                tenant, id, "key", partner, campaign, atMs, "ip", "sealed:{}", Map.of(), "DE", List.of(), "router", atMs));
    }

    public void claim(String tenant, String click, Journey journey) {
        log.append("click:" + click, new ClickClaimed(tenant, click, journey.customerId(), START_MS));
    }

    public void flag(String tenant, String click) {
        log.append("click:" + click, new ClickFlagged(tenant, click, "manual", "looks odd", START_MS + 5, "key:a"));
    }

    public void unflag(String tenant, String click) {
        log.append("click:" + click, new ClickUnflagged(tenant, click, null, START_MS + 6, "key:a"));
    }

    public void apiKey(String tenant, String id) {
        log.append("api-key:" + id, new ApiKeyMinted(
                tenant, id, "Label \"" + id + "\"", "integration", List.of("events:write"), null, "hubspot", "h", "op_live_" + id,
                "wxyz", null, START_MS, "key:a"));
    }

    public void revokeKey(String tenant, String id) {
        log.append("api-key:" + id, new ApiKeyRevoked(tenant, id, START_MS + 9, "key:a"));
    }
}
