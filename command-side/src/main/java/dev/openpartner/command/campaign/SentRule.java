package dev.openpartner.command.campaign;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A commission rule as clients send it, for the description of the API. */
@Schema(description = "What a conversion pays. Each rule that matches a conversion makes a commission of its own.")
public record SentRule(
        @Schema(
                allowableValues = {"percent", "fixed"},
                description = "A percentage of the conversion's value, or an amount per conversion.")
        String type,

        @Schema(
                types = {"string", "number"},
                description = "The percentage, above 0 and at most 100 with up to four decimals, or the amount, above 0.")
        Object value,

        @Schema(
                pattern = "^[A-Za-z]{3}$",
                description = "ISO 4217 code of a fixed amount; without it the conversion's. Not for a percentage.")
        @Nullable String currency,

        @Schema(minLength = 1, maxLength = 128, description = "Pays only for conversions of this type; without it, for all.")
        @Nullable String eventType,

        @Schema(
                allowableValues = {"every", "first", "subsequent"},
                defaultValue = "every",
                description = "Which conversions of the type pay, counted per partner and customer in order of their time. `first`"
                        + " and `subsequent` need `eventType`.")
        @Nullable String trigger,

        @Schema(description = "`false`: pays only the customer's first such conversion.")
        @Nullable Boolean recurring,

        @Schema(
                minimum = "1",
                maximum = "1200",
                description = "Pays while the conversion lies at most so many calendar months after the customer's first such"
                        + " conversion for the partner. Not together with `recurring: false`.")
        @Nullable Integer recurringMonths,

        @Schema(types = {"string", "number"}, minimum = "0", description = "Pays only for conversions of at least this value.")
        @Nullable Object minValue,

        @Schema(types = {"string", "number"}, description = "Most that one commission can come to, above 0.")
        @Nullable Object maxAmount) {}
