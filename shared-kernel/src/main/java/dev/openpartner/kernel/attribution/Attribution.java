package dev.openpartner.kernel.attribution;

import dev.openpartner.kernel.money.Fraction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the credit of one conversion is shared, and why.
 *
 * @param reason machine code that refines a status other than {@code attributed}: {@code click_flagged}, {@code partner_revoked}
 *     or {@code after_conversion}; absent where the status says it all
 * @param rule the model applied; absent when no click was eligible
 * @param clicks every click considered, oldest first, each with its verdict
 * @param touches the clicks with credit, oldest first; their weights sum to one; empty unless attributed
 */
public record Attribution(
        AttributionStatus status,
        @Nullable String reason,
        @Nullable AppliedModel rule,
        List<ConsideredClick> clicks,
        List<WeightedClick> touches) {

    /** Keeps its own copies of the lists. */
    public Attribution {
        clicks = List.copyOf(clicks);
        touches = List.copyOf(touches);
    }

    /**
     * The model that shared the credit.
     *
     * @param campaignId whose model it is: the campaign of the newest eligible click
     * @param windowDays that campaign's window
     */
    public record AppliedModel(AttributionModel model, String campaignId, int windowDays) {}

    /** A click and what became of it. */
    public record ConsideredClick(Click click, ClickVerdict verdict) {

        ConsideredClick credited() {
            return new ConsideredClick(click, ClickVerdict.CREDITED);
        }
    }

    /** A click and its share of the credit, above zero. */
    public record WeightedClick(Click click, Fraction weight) {}
}
