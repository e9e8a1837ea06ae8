package dev.openpartner.kernel.query.conversion;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The decision about a conversion, in the shape in which it was first answered. */
public record DecisionView(
        String status,
        @Nullable String model,
        List<TouchView> touches,
        @Nullable String reason,
        @Nullable String hint) {

    /**
     * A share of the credit.
     *
     * @param weight share of one, at most six decimals
     * @param commissionId the first of its commissions
     */
    public record TouchView(
            String clickId,
            String partnerId,
            String campaignId,
            BigDecimal weight,
            String attributionId,
            @Nullable String commissionId,
            List<EarnedView> commissions,
            @Nullable String reason) {}

    /** A commission that a touch earned. */
    public record EarnedView(String id, String amount, String currency) {}
}
