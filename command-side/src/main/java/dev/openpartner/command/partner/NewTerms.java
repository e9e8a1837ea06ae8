package dev.openpartner.command.partner;

import dev.openpartner.command.campaign.SentRule;
import dev.openpartner.kernel.commission.RuleValidation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body that sets a partner's terms, for the description of the API. */
@Schema(description = "A partner's own rules, in force from now on. They need `commissionRule` or `commissionRules`.")
record NewTerms(
        @Schema(
                minLength = 1,
                maxLength = PartnerTermsController.MAX_ID_LENGTH,
                description = "The campaign they are for; without it, all campaigns.")
        @Nullable String campaignId,

        @Schema(description = "The one rule; send this or `commissionRules`.")
        @Nullable SentRule commissionRule,

        @ArraySchema(
                minItems = 1,
                maxItems = RuleValidation.MAX_RULES,
                arraySchema = @Schema(description = "The rules; send these or `commissionRule`."))
        @Nullable List<SentRule> commissionRules,

        @Schema(
                minimum = "0",
                maximum = "" + PartnerTermsController.MAX_HOLDBACK_DAYS,
                description = "For so many days a commission cannot be approved; without it, the campaign's.")
        @Nullable Integer holdbackDays) {

    static final String EXAMPLE = """
            {"commissionRule": {"type": "percent", "value": 30}, "holdbackDays": 14}""";
}
