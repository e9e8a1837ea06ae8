package dev.openpartner.kernel.customer;

import dev.openpartner.kernel.commission.PayableConversion;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionRecorded;
import dev.openpartner.kernel.customer.CustomerEvent.WaitingConversionRecalled;
import dev.openpartner.kernel.money.Currencies;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A conversion as a customer's state keeps it: enough to decide it again, and to know whose commissions that would touch.
 * Ordered by business time, ties by id.
 *
 * @param valueMinor value in minor units of the currency; absent when none was sent
 * @param status status code of the current decision
 * @param reason reason code of the current decision
 * @param holdings one per touch of the current decision; empty while it waits
 */
public record TrackedConversion(
        String conversionId,
        String type,
        long occurredAtMs,
        @Nullable Long valueMinor,
        String currency,
        String status,
        @Nullable String reason,
        List<Holding> holdings)
        implements Comparable<TrackedConversion> {

    private static final Comparator<TrackedConversion> BY_TIME_THEN_ID = Comparator.comparingLong(
                    TrackedConversion::occurredAtMs)
            .thenComparing(TrackedConversion::conversionId);

    /** Keeps its own copy of the holdings. */
    public TrackedConversion {
        holdings = List.copyOf(holdings);
    }

    /**
     * A touch of the current decision.
     *
     * @param paidAsFirst one of its commissions is for being the partner's first conversion
     * @param commissionIds its commissions
     */
    public record Holding(String clickId, String partnerId, boolean paidAsFirst, List<String> commissionIds) {

        /** Keeps its own copy of the ids. */
        public Holding {
            commissionIds = List.copyOf(commissionIds);
        }

        private static Holding of(Decision.Touch touch) {
            boolean paidAsFirst = false;
            List<String> commissionIds = new ArrayList<>(touch.earned().size());
            for (Decision.Earned earned : touch.earned()) {
                paidAsFirst |= isForTheFirst(earned);
                commissionIds.add(earned.commissionId());
            }
            return new Holding(touch.clickId(), touch.partnerId(), paidAsFirst, commissionIds);
        }
    }

    /** A conversion that was recorded and is not decided yet. */
    static TrackedConversion undecided(ConversionRecorded recorded) {
        return new TrackedConversion(
                recorded.conversionId(),
                recorded.type(),
                recorded.occurredAtMs(),
                recorded.valueMinor(),
                recorded.currency(),
                "",
                null,
                List.of());
    }

    /** A conversion that was let go and is about to be decided again. */
    static TrackedConversion undecided(WaitingConversionRecalled recalled) {
        return new TrackedConversion(
                recalled.conversionId(),
                recalled.type(),
                recalled.occurredAtMs(),
                recalled.valueMinor(),
                recalled.currency(),
                "",
                null,
                List.of());
    }

    /** The same conversion under another decision. */
    TrackedConversion decidedAs(Decision decision) {
        List<Holding> held = new ArrayList<>(decision.touches().size());
        for (Decision.Touch touch : decision.touches()) {
            held.add(Holding.of(touch));
        }
        return new TrackedConversion(
                conversionId, type, occurredAtMs, valueMinor, currency, decision.status(), decision.reason(), held);
    }

    private static boolean isForTheFirst(Decision.Earned earned) {
        return earned.rule().trigger().equals("first") || Boolean.FALSE.equals(earned.rule().recurring());
    }

    /** Whether nobody holds a touch of it so far. */
    boolean isWaiting() {
        return holdings.isEmpty();
    }

    /** The partners that hold a touch. */
    Set<String> partnerIds() {
        return holdings.stream().map(Holding::partnerId).collect(Collectors.toUnmodifiableSet());
    }

    List<String> commissionIds() {
        return holdings.stream().flatMap(holding -> holding.commissionIds().stream()).toList();
    }

    /** Whether it counts for rules about an event type; null: about any. */
    boolean isOfType(@Nullable String eventType) {
        return eventType == null || eventType.equals(type);
    }

    /** Whether it paid a partner for being their first conversion of an event type; null: of any. */
    boolean paidAsFirst(String partnerId, @Nullable String eventType) {
        return isOfType(eventType)
                && holdings.stream().anyMatch(held -> held.paidAsFirst() && held.partnerId().equals(partnerId));
    }

    boolean hasOutcome(String otherStatus, @Nullable String otherReason) {
        return status.equals(otherStatus) && Objects.equals(reason, otherReason);
    }

    PayableConversion payable() {
        return new PayableConversion(type, occurredAtMs, valueMinor, Currencies.parse(currency));
    }

    @Override
    public int compareTo(TrackedConversion other) {
        return BY_TIME_THEN_ID.compare(this, other);
    }
}
