package dev.openpartner.query.read;

import dev.openpartner.kernel.api.Page;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The query parameters that several routes read, for the description of the API. The routes read them by {@link QueryParameters};
 * a test asks every route which parameters it knows, and compares.
 */
public @interface Filter {

    /** A page of a list. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "Most entries of the page. Where little matches a filter it may hold fewer, even none, and yet have a"
                    + " `nextCursor`.",
            schema = @Schema(
                    type = "integer",
                    minimum = "1",
                    maximum = "" + Page.MAX_LIMIT,
                    defaultValue = "" + Page.DEFAULT_LIMIT))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "The `nextCursor` of the page before.",
            schema = @Schema(type = "string"))
    @interface Paged {}

    /** Of one user. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @Parameter(
            name = "userId",
            in = ParameterIn.QUERY,
            description = "Your id of the user.",
            schema = @Schema(type = "string"))
    @interface UserId {}

    /** Of one conversion. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @Parameter(
            name = "eventId",
            in = ParameterIn.QUERY,
            description = "The conversion.",
            schema = @Schema(type = "string"))
    @interface EventId {}

    /** Of one partner. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @Parameter(
            name = "partnerId",
            in = ParameterIn.QUERY,
            description = "The partner.",
            schema = @Schema(type = "string"))
    @interface PartnerId {}

    /** Of one campaign. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @Parameter(
            name = "campaignId",
            in = ParameterIn.QUERY,
            description = "The campaign.",
            schema = @Schema(type = "string"))
    @interface CampaignId {}

    /** Of one type of conversion. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @Parameter(
            name = "type",
            in = ParameterIn.QUERY,
            description = "The type of the conversion.",
            schema = @Schema(type = "string"))
    @interface EventType {}

    /** From one source. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @Parameter(
            name = "source",
            in = ParameterIn.QUERY,
            description = "The label of the key that reported it.",
            schema = @Schema(type = "string"))
    @interface Source {}

    /** In one currency. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @Parameter(
            name = "currency",
            in = ParameterIn.QUERY,
            description = "ISO 4217 code, in any case.",
            schema = @Schema(type = "string", pattern = "^[A-Za-z]{3}$"))
    @interface CurrencyCode {}

    /** From an amount on. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @Parameter(
            name = "minAmount",
            in = ParameterIn.QUERY,
            description = "The amount is at least this decimal.",
            schema = @Schema(type = "string"))
    @interface MinAmount {}

    /** From a moment on. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @Parameter(
            name = "since",
            in = ParameterIn.QUERY,
            description = "At this moment or later: RFC 3339 with an offset.",
            schema = @Schema(type = "string", format = "date-time"))
    @interface Since {}

    /** Up to a moment. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @Parameter(
            name = "until",
            in = ParameterIn.QUERY,
            description = "Before this moment: RFC 3339 with an offset.",
            schema = @Schema(type = "string", format = "date-time"))
    @interface Until {}

    /** What narrows a list of commissions beside the partner. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @Parameter(
            name = "campaignId",
            in = ParameterIn.QUERY,
            description = "The campaign.",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "eventId",
            in = ParameterIn.QUERY,
            description = "The conversion.",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "Their status now: accrued, approved, paid or reversed; several are separated by commas.",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "currency",
            in = ParameterIn.QUERY,
            description = "ISO 4217 code, in any case.",
            schema = @Schema(type = "string", pattern = "^[A-Za-z]{3}$"))
    @Parameter(
            name = "minAmount",
            in = ParameterIn.QUERY,
            description = "The amount is at least this decimal.",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "since",
            in = ParameterIn.QUERY,
            description = "Accrued at this moment or later: RFC 3339 with an offset.",
            schema = @Schema(type = "string", format = "date-time"))
    @Parameter(
            name = "until",
            in = ParameterIn.QUERY,
            description = "Accrued before this moment: RFC 3339 with an offset.",
            schema = @Schema(type = "string", format = "date-time"))
    @interface CommissionList {}

    /** From which day and in which currency figures are wanted. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @Parameter(
            name = "since",
            in = ParameterIn.QUERY,
            description = "Counts from the UTC day of this time on; without it, from 30 days ago. RFC 3339 with an offset.",
            schema = @Schema(type = "string", format = "date-time"))
    @Parameter(
            name = "currency",
            in = ParameterIn.QUERY,
            description = "ISO 4217 code of the figures, in any case; without it, the one with the most commissions.",
            schema = @Schema(type = "string", pattern = "^[A-Za-z]{3}$"))
    @interface Figures {}
}
