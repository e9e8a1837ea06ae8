package dev.openpartner.command.campaign;

import dev.openpartner.command.http.WebAddress;
import dev.openpartner.kernel.commission.RuleValidation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body that {@link CampaignBody#whole} reads, for the description of the API. */
@Schema(description = "A campaign to make. It needs `commissionRule` or `commissionRules`.")
record NewCampaign(
        @Schema(minLength = 1, maxLength = CampaignBody.MAX_NAME_LENGTH, description = "What people call it.")
        String name,

        @Schema(
                format = "uri",
                minLength = 1,
                maxLength = WebAddress.MAX_LENGTH,
                description = "Where links lead: an absolute http or https address.")
        String destinationUrl,

        @Schema(description = "The one rule; send this or `commissionRules`.")
        @Nullable SentRule commissionRule,

        @ArraySchema(
                minItems = 1,
                maxItems = RuleValidation.MAX_RULES,
                arraySchema = @Schema(description = "The rules; send these or `commissionRule`."))
        @Nullable List<SentRule> commissionRules,

        @Schema(
                defaultValue = CampaignBody.DEFAULT_MODEL,
                description = "How credit is shared between the clicks before a conversion.")
        @Nullable String attributionModel,

        @Schema(
                minimum = "1",
                maximum = "" + CampaignBody.MAX_WINDOW_DAYS,
                defaultValue = "" + CampaignBody.DEFAULT_WINDOW_DAYS,
                description = "For so many days after it a click can earn.")
        @Nullable Integer attributionWindowDays,

        @Schema(
                minimum = "0",
                maximum = "" + CampaignBody.MAX_HOLDBACK_DAYS,
                description = "For so many days a commission cannot be approved.")
        @Nullable Integer holdbackDays,

        @Schema(format = "date-time", description = "From when conversions earn; without it, at once.")
        @Nullable String startsAt,

        @Schema(format = "date-time", description = "From when conversions earn nothing any more; after `startsAt`.")
        @Nullable String endsAt,

        @ArraySchema(
                maxItems = CampaignBody.MAX_DOMAINS,
                schema = @Schema(minLength = 1, maxLength = CampaignBody.MAX_DOMAIN_LENGTH),
                arraySchema = @Schema(description = "Hosts, with all below them, to which links of this campaign may lead instead."))
        @Nullable List<String> deepLinkAllowedDomains) {

    static final String EXAMPLE = """
            {
              "name": "Launch",
              "destinationUrl": "https://example.com/pricing",
              "attributionModel": "last_click",
              "attributionWindowDays": 60,
              "commissionRule": {"type": "percent", "value": 20}
            }""";
}
