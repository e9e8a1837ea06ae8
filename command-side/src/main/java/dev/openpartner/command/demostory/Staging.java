package dev.openpartner.command.demostory;

import static dev.openpartner.command.demostory.Journeys.DAY_MS;

import dev.openpartner.command.account.EmailHashes;
import dev.openpartner.command.apikey.PastKeys;
import dev.openpartner.command.http.CommandDispatch;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.campaign.CampaignCommand.CreateCampaign;
import dev.openpartner.kernel.campaign.CampaignEvent.CampaignVersion;
import dev.openpartner.kernel.id.IdSource;
import dev.openpartner.kernel.link.LinkCommand.CreateLink;
import dev.openpartner.kernel.message.Command;
import dev.openpartner.kernel.partner.PartnerCommand.RegisterPartner;
import dev.openpartner.kernel.partner.PartnerCommand.SetPartnerTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Sets up what the story is about: campaigns, partners, their links, and a key for each source. */
@Component
@Profile("role-command")
class Staging {

    private static final int KEY_SUFFIX_LENGTH = 6;

    private final CommandDispatch commands;
    private final PastKeys keys;
    private final EmailHashes hashes;
    private final IdSource ids;

    Staging(CommandDispatch commands, PastKeys keys, EmailHashes hashes, IdSource ids) {
        this.commands = commands;
        this.keys = keys;
        this.hashes = hashes;
        this.ids = ids;
    }

    /**
     * What was set up, each by its place in the cast; links as in {@link Story#links}.
     *
     * @param sources the callers of the keys
     */
    record Stage(
            String tenant, String by, List<String> campaignIds, List<String> partnerIds, List<String> linkKeys, List<Caller> sources) {}

    Stage build(String tenant, String by, long nowMs) {
        long beganMs = nowMs - Story.BEGAN_DAYS_AGO * DAY_MS;
        List<String> campaignIds = campaigns(tenant, by, beganMs, nowMs);
        List<String> partnerIds = partners(tenant, by, beganMs + DAY_MS);
        commands.send(new SetPartnerTerms(
                tenant,
                partnerIds.get(Cast.FAVOURITE),
                campaignIds.get(Cast.REFERRALS),
                List.of(Cast.percent("30", null, null)),
                14,
                nowMs - 70 * DAY_MS,
                by));
        return new Stage(
                tenant, by, campaignIds, partnerIds, links(tenant, by, campaignIds, partnerIds, beganMs + 4 * DAY_MS),
                sources(tenant, by, beganMs + 5 * DAY_MS));
    }

    private List<String> campaigns(String tenant, String by, long atMs, long nowMs) {
        List<String> campaignIds = new ArrayList<>();
        List<Command> created = new ArrayList<>();
        for (Cast.DemoCampaign campaign : Cast.CAMPAIGNS) {
            campaignIds.add(ids.next());
            Integer endedDaysAgo = campaign.endedDaysAgo();
            CampaignVersion version = new CampaignVersion(
                    1,
                    campaign.name(),
                    Cast.SITE + campaign.path(),
                    List.of(),
                    campaign.model(),
                    campaign.windowDays(),
                    campaign.holdbackDays(),
                    null,
                    endedDaysAgo == null ? null : Long.valueOf(nowMs - endedDaysAgo * DAY_MS),
                    campaign.rules());
            created.add(new CreateCampaign(tenant, campaignIds.getLast(), version, atMs + created.size() * 1_000L, by));
        }
        sendAll(created);
        return campaignIds;
    }

    private List<String> partners(String tenant, String by, long fromMs) {
        List<String> partnerIds = new ArrayList<>();
        List<Command> registered = new ArrayList<>();
        for (Cast.DemoPartner partner : Cast.PARTNERS) {
            partnerIds.add(ids.next());
            long atMs = fromMs + registered.size() * DAY_MS / 4;
            registered.add(new RegisterPartner(
                    tenant,
                    partnerIds.getLast(),
                    partner.email(),
                    hashes.ofPartner(tenant, partner.email()),
                    partner.name(),
                    null,
                    false,
                    atMs,
                    by));
        }
        sendAll(registered);
        return partnerIds;
    }

    /** Keys of links are unique over all tenants: these carry the demo's own ending, and take no name that somebody may want. */
    private List<String> links(String tenant, String by, List<String> campaignIds, List<String> partnerIds, long fromMs) {
        String ending = tenant.substring(tenant.length() - KEY_SUFFIX_LENGTH);
        List<String> linkKeys = new ArrayList<>();
        List<Command> created = new ArrayList<>();
        for (Story.DemoLink link : Story.links()) {
            String word = Cast.CAMPAIGNS.get(link.campaign()).path().substring(1);
            linkKeys.add(Cast.PARTNERS.get(link.partner()).linkName() + "-" + word + "-" + ending);
            created.add(new CreateLink(
                    tenant,
                    ids.next(),
                    linkKeys.getLast(),
                    partnerIds.get(link.partner()),
                    campaignIds.get(link.campaign()),
                    null,
                    fromMs + created.size() * 60_000L,
                    by));
        }
        sendAll(created);
        return linkKeys;
    }

    private List<Caller> sources(String tenant, String by, long atMs) {
        return Cast.SOURCES.stream()
                .map(source -> keys.mint(tenant, ids.next(), source.label(), source.source(), Instant.ofEpochMilli(atMs), by))
                .toList();
    }

    private void sendAll(List<Command> all) {
        all.stream().map(commands::submit).toList().forEach(CommandDispatch::await);
    }
}
