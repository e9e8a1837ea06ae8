package dev.openpartner.command.conversion;

import dev.openpartner.command.customer.RecordedConversion;
import dev.openpartner.kernel.attribution.Hint;
import dev.openpartner.kernel.customer.Decision;
import dev.openpartner.kernel.money.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a conversion, as the public client expects it.
 *
 * @param eventId our id of the conversion
 */
record ConversionAnswer(boolean ok, String eventId, Attribution attribution) {

    static ConversionAnswer of(RecordedConversion recorded) {
        return new ConversionAnswer(true, recorded.conversionId(), Attribution.of(recorded.decision()));
    }

    /** How it was decided. */
    record Attribution(
            String status, @Nullable String model, List<Touch> touches, @Nullable String reason, @Nullable String hint) {

        static Attribution of(Decision decision) {
            return new Attribution(
                    decision.status(),
                    decision.model(),
                    decision.touches().stream().map(Touch::of).toList(),
                    decision.reason(),
                    Hint.of(decision.status(), decision.reason()));
        }
    }

    /**
     * A share of the credit.
     *
     * @param weight above 0, at most 1
     * @param commissionId the first commission, for clients that know only one per touch
     */
    record Touch(
            String clickId,
            String partnerId,
            String campaignId,
            BigDecimal weight,
            String attributionId,
            @Nullable String commissionId,
            List<Commission> commissions) {

        static Touch of(Decision.Touch touch) {
            List<Commission> commissions = touch.earned().stream().map(Commission::of).toList();
            return new Touch(
                    touch.clickId(),
                    touch.partnerId(),
                    touch.campaignId(),
                    weight(touch.weightNumerator(), touch.weightDenominator()),
                    touch.attributionId(),
                    commissions.isEmpty() ? null : commissions.getFirst().id(),
                    commissions);
        }

        private static BigDecimal weight(long numerator, long denominator) {
            return BigDecimal.valueOf(numerator)
                    .divide(BigDecimal.valueOf(denominator), MathContext.DECIMAL64)
                    .stripTrailingZeros();
        }
    }

    /** What a touch earned by one rule. */
    record Commission(String id, String amount, String currency) {

        static Commission of(Decision.Earned earned) {
            return new Commission(
                    earned.commissionId(),
                    Money.ofMinor(earned.amountMinor(), earned.currency()).toDecimal(),
                    earned.currency());
        }
    }
}
