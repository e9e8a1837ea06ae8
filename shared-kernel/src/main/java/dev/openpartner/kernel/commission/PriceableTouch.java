package dev.openpartner.kernel.commission;

import dev.openpartner.kernel.money.Fraction;
import org.jspecify.annotations.Nullable;

/**
 * A share of the credit of a conversion, with the rules that price it.
 *
 * @param rules the partner's own terms where there are any, else the campaign's
 * @param closedCode why the campaign does not pay at the conversion's time: {@code campaign_not_started} or {@code
 *     campaign_ended}; absent while it runs
 */
public record PriceableTouch(
        String partnerId, String campaignId, Fraction weight, RuleSet rules, @Nullable String closedCode) {}
