package dev.openpartner.kernel.customer;

import dev.openpartner.kernel.attribution.Attribution;
import dev.openpartner.kernel.attribution.Attribution.AppliedModel;
import dev.openpartner.kernel.attribution.Attribution.WeightedClick;
import dev.openpartner.kernel.commission.PriceableTouch;
import dev.openpartner.kernel.commission.RuleOutcome.Paid;
import dev.openpartner.kernel.commission.TouchPrice;
import dev.openpartner.kernel.customer.Decision.ConsideredClick;
import dev.openpartner.kernel.customer.Decision.Earned;
import dev.openpartner.kernel.customer.Decision.NotEarned;
import dev.openpartner.kernel.customer.Decision.Touch;
import dev.openpartner.kernel.id.IdSource;
import dev.openpartner.kernel.money.Fraction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a decision would say, before it is given identifiers.
 *
 * @param touches the credited clicks with the rules that price them, in the order of the attribution's touches
 * @param prices one per touch
 */
record Evaluation(Attribution attribution, List<PriceableTouch> touches, List<TouchPrice> prices) {

    boolean isAttributed() {
        return !touches.isEmpty();
    }

    String status() {
        return attribution.status().code();
    }

    /** Why nobody earned anything: the attribution's reason or, where credit was given and nothing paid, the newest touch's. */
    @Nullable String reason() {
        if (!isAttributed()) {
            return attribution.reason();
        }
        boolean anythingPaid = prices.stream().anyMatch(price -> !price.paid().isEmpty());
        return anythingPaid ? null : prices.getLast().reason();
    }

    /** Whether another evaluation credits and pays the same; which clicks lost, and how it is told, does not matter. */
    boolean hasSameOutcomeAs(Evaluation other) {
        return status().equals(other.status())
                && Objects.equals(reason(), other.reason())
                && essence().equals(other.essence());
    }

    private record TouchEssence(String clickId, Fraction weight, List<PaidEssence> paid) {}

    private record PaidEssence(
            String ruleOwner, int ruleVersion, int ruleIndex, long baseMinor, long amountMinor, String currency) {}

    private List<TouchEssence> essence() {
        List<TouchEssence> essence = new ArrayList<>(touches.size());
        for (int i = 0; i < touches.size(); i++) {
            WeightedClick credited = attribution.touches().get(i);
            PriceableTouch touch = touches.get(i);
            List<PaidEssence> paid = prices.get(i).paid().stream()
                    .map(part -> new PaidEssence(
                            touch.rules().source().code() + ":" + touch.rules().ownerId(),
                            touch.rules().version(),
                            part.ruleIndex(),
                            part.base().amountMinor(),
                            part.amount().amountMinor(),
                            part.amount().currencyCode()))
                    .toList();
            essence.add(new TouchEssence(credited.click().clickId(), credited.weight(), paid));
        }
        return essence;
    }

    /** The decision, with new identifiers for its attributions and commissions. */
    Decision toDecision(IdSource attributionIds, IdSource commissionIds) {
        AppliedModel rule = attribution.rule();
        List<ConsideredClick> clicks = attribution.clicks().stream()
                .map(considered -> new ConsideredClick(
                        considered.click().clickId(),
                        considered.click().partnerId(),
                        considered.click().campaignId(),
                        considered.click().clickedAtMs(),
                        considered.verdict().code(),
                        considered.click().flags()))
                .toList();
        List<Touch> decided = new ArrayList<>(touches.size());
        for (int i = 0; i < touches.size(); i++) {
            String attributionId = attributionIds.next();
            decided.add(toTouch(attributionId, attribution.touches().get(i), touches.get(i), prices.get(i), commissionIds));
        }
        return new Decision(
                status(),
                reason(),
                rule == null ? null : rule.model().code(),
                rule == null ? null : rule.campaignId(),
                rule == null ? null : rule.windowDays(),
                clicks,
                List.copyOf(decided));
    }

    private static Touch toTouch(
            String attributionId, WeightedClick credited, PriceableTouch touch, TouchPrice price, IdSource commissionIds) {
        String source = touch.rules().source().code();
        int version = touch.rules().version();
        List<Earned> earned = price.paid().stream().map(paid -> toEarned(commissionIds.next(), paid, touch)).toList();
        List<NotEarned> notEarned = price.unpaid().stream()
                .map(unpaid -> new NotEarned(source, version, unpaid.ruleIndex(), unpaid.code(), unpaid.detail()))
                .toList();
        return new Touch(
                attributionId,
                credited.click().clickId(),
                touch.partnerId(),
                touch.campaignId(),
                credited.weight().numerator(),
                credited.weight().denominator(),
                earned,
                notEarned,
                price.reason());
    }

    private static Earned toEarned(String commissionId, Paid paid, PriceableTouch touch) {
        return new Earned(
                commissionId,
                touch.rules().source().code(),
                touch.rules().version(),
                paid.ruleIndex(),
                paid.rule().terms(),
                paid.base().amountMinor(),
                paid.amount().amountMinor(),
                paid.amount().currencyCode(),
                touch.rules().holdbackDays(),
                paid.steps());
    }
}
