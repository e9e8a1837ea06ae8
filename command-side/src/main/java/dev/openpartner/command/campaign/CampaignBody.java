package dev.openpartner.command.campaign;

import dev.openpartner.command.http.BodyReader;
import dev.openpartner.command.http.WebAddress;
import dev.openpartner.kernel.attribution.AttributionModel;
import dev.openpartner.kernel.campaign.CampaignChanges;
import dev.openpartner.kernel.campaign.CampaignChanges.Clearable;
import dev.openpartner.kernel.campaign.CampaignEvent.CampaignVersion;
import dev.openpartner.kernel.commission.RuleTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The bodies of campaign requests: a whole campaign, or what to change in one. */
final class CampaignBody {

    private static final List<String> MODELS =
            Arrays.stream(AttributionModel.values()).map(AttributionModel::code).toList();
    static final String DEFAULT_MODEL = "last_click";
    static final int DEFAULT_WINDOW_DAYS = 60;
    static final int MAX_WINDOW_DAYS = 365;
    static final int MAX_HOLDBACK_DAYS = 365;
    static final int MAX_NAME_LENGTH = 200;
    static final int MAX_DOMAINS = 100;
    static final int MAX_DOMAIN_LENGTH = 253;

    private CampaignBody() {}

    /** Version 1 of a new campaign. */
    static CampaignVersion whole(BodyReader body) {
        String name = body.requiredText("name", 1, MAX_NAME_LENGTH);
        String destinationUrl = WebAddress.require(body, "destinationUrl");
        List<RuleTerms> rules = RulesBody.require(body);
        String model = body.choice("attributionModel", MODELS);
        Integer windowDays = body.integer("attributionWindowDays", 1, MAX_WINDOW_DAYS);
        Integer holdbackDays = body.integer("holdbackDays", 0, MAX_HOLDBACK_DAYS);
        Long startsAtMs = epochMs(body.instant("startsAt"));
        Long endsAtMs = epochMs(body.instant("endsAt"));
        List<String> domains = domains(body);
        if (startsAtMs != null && endsAtMs != null && endsAtMs <= startsAtMs) {
            body.fault("endsAt", "ends_before_start", "Must lie after startsAt.");
        }
        body.finish();
        return new CampaignVersion(
                1,
                name,
                destinationUrl,
                domains == null ? List.of() : domains,
                model == null ? DEFAULT_MODEL : model,
                windowDays == null ? DEFAULT_WINDOW_DAYS : windowDays,
                holdbackDays,
                startsAtMs,
                endsAtMs,
                rules);
    }

    /** Changes: an absent field stays; null clears an optional one and sets one with a default back to it. */
    static CampaignChanges changes(BodyReader body) {
        refuseNull(body, "name", "destinationUrl", "commissionRule", "commissionRules");
        Set<Clearable> cleared = EnumSet.noneOf(Clearable.class);
        clear(body, "holdbackDays", Clearable.HOLDBACK_DAYS, cleared);
        clear(body, "startsAt", Clearable.STARTS_AT, cleared);
        clear(body, "endsAt", Clearable.ENDS_AT, cleared);
        CampaignChanges changes = new CampaignChanges(
                body.optionalText("name", 1, MAX_NAME_LENGTH),
                WebAddress.read(body, "destinationUrl"),
                body.isCleared("deepLinkAllowedDomains") ? List.<String>of() : domains(body),
                body.isCleared("attributionModel") ? DEFAULT_MODEL : body.choice("attributionModel", MODELS),
                body.isCleared("attributionWindowDays")
                        ? Integer.valueOf(DEFAULT_WINDOW_DAYS)
                        : body.integer("attributionWindowDays", 1, MAX_WINDOW_DAYS),
                body.integer("holdbackDays", 0, MAX_HOLDBACK_DAYS),
                epochMs(body.instant("startsAt")),
                epochMs(body.instant("endsAt")),
                RulesBody.read(body),
                Set.copyOf(cleared));
        body.finish();
        return changes;
    }

    private static void refuseNull(BodyReader body, String... names) {
        for (String name : names) {
            if (body.isCleared(name)) {
                body.fault(name, "required", "A campaign cannot be without it. Leave the field out to keep what it is.");
            }
        }
    }

    private static void clear(BodyReader body, String name, Clearable field, Set<Clearable> cleared) {
        if (body.isCleared(name)) {
            cleared.add(field);
        }
    }

    private static @Nullable List<String> domains(BodyReader body) {
        List<String> sent = body.texts("deepLinkAllowedDomains", MAX_DOMAINS, MAX_DOMAIN_LENGTH);
        if (sent == null) {
            return null;
        }
        List<String> hosts = new ArrayList<>(sent.size());
        for (int i = 0; i < sent.size(); i++) {
            String host = WebAddress.host(sent.get(i));
            if (host != null) {
                hosts.add(host);
            } else if (!sent.get(i).isEmpty()) {
                body.fault(
                        "deepLinkAllowedDomains", i, "invalid_domain", "Must be a host name such as example.com.");
            }
        }
        return hosts.stream().distinct().toList();
    }

    private static @Nullable Long epochMs(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
