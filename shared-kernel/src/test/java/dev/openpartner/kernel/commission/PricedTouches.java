package dev.openpartner.kernel.commission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.commission.RuleOutcome.Paid;
import dev.openpartner.kernel.money.Currencies;
import dev.openpartner.kernel.money.Fraction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conversions and touches as pricing tests write them down, and what came of them. */
final class PricedTouches {

    private PricedTouches() {}

    static PayableConversion sale(@Nullable Long valueMinor, String currency) {
        return new PayableConversion("won", 0, valueMinor, Currencies.parse(currency));
    }

    static PayableConversion sale(int valueMinor, String currency) {
        return sale(Long.valueOf(valueMinor), currency);
    }

    static PriceableTouch whole(RuleSet rules) {
        return touch("p1", Fraction.ONE, rules);
    }

    static PriceableTouch touch(String partnerId, Fraction weight, RuleSet rules) {
        String campaignId = rules.source() == RuleSource.CAMPAIGN ? rules.ownerId() : "c1";
        return new PriceableTouch(partnerId, campaignId, weight, rules, null);
    }

    static List<TouchPrice> price(PayableConversion conversion, PriceableTouch... touches) {
        return Pricing.price(conversion, List.of(touches), (partnerId, eventType) -> null);
    }

    static TouchPrice only(List<TouchPrice> prices) {
        assertThat(prices).hasSize(1);
        return prices.getFirst();
    }

    static Paid paid(TouchPrice price) {
        assertThat(price.paid()).hasSize(1);
        return price.paid().getFirst();
    }

    static List<String> amounts(List<TouchPrice> prices) {
        return prices.stream().flatMap(price -> price.paid().stream()).map(paid -> paid.amount().toString()).toList();
    }
}
