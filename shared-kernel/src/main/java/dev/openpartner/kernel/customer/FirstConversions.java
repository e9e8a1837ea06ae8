package dev.openpartner.kernel.customer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Knows which conversion was the first of a partner, of an event type and over all types, among those in which the partner holds a
 * touch. Conversions that were forgotten to stay within bounds leave behind which was first.
 */
final class FirstConversions {

    /** A customer with more kinds of firsts than this is no person; those beyond are not remembered when forgotten. */
    static final int MAX_FORGOTTEN_FIRSTS = 5_000;

    /** Entries for which a new table has room: one partner makes two occasions. */
    private static final int FEW = 4;

    /** Whose first of what; a null type stands for any. */
    private record Occasion(String partnerId, @Nullable String eventType) {}

    private final ConversionHistory decided;
    private Map<Occasion, ConversionMoment> forgotten = Collections.emptyMap();

    /** @param decided the conversions kept; what changes there changes the answers */
    FirstConversions(ConversionHistory decided) {
        this.decided = decided;
    }

    /** The same, to be changed by itself. */
    FirstConversions copy() {
        FirstConversions copy = new FirstConversions(decided.copy());
        forgotten.forEach((occasion, moment) -> copy.forgotten().put(occasion, moment));
        return copy;
    }

    private Map<Occasion, ConversionMoment> forgotten() {
        forgotten = forgotten.isEmpty() ? new HashMap<>(FEW) : forgotten;
        return forgotten;
    }

    /** Takes a conversion among those kept. */
    void add(TrackedConversion conversion) {
        decided.add(conversion);
    }

    /** Drops a conversion from those kept. */
    void remove(TrackedConversion conversion) {
        decided.remove(ConversionMoment.of(conversion));
    }

    /** Remembers a conversion that is no longer kept as the first for ever, where none was forgotten before it. */
    void rememberForgotten(TrackedConversion conversion) {
        for (Occasion occasion : occasions(conversion)) {
            if (forgotten.size() < MAX_FORGOTTEN_FIRSTS) {
                forgotten().putIfAbsent(occasion, ConversionMoment.of(conversion));
            }
        }
    }

    /** The first that was forgotten; it stands, whatever arrives. */
    @Nullable ConversionMoment forgottenFirst(String partnerId, @Nullable String eventType) {
        return forgotten.get(new Occasion(partnerId, eventType));
    }

    /** The first of the conversions kept, other than the one given; null for none. */
    @Nullable ConversionMoment firstOther(String partnerId, @Nullable String eventType, ConversionMoment self) {
        return decided.firstHeldBy(partnerId, eventType, self);
    }

    private static List<Occasion> occasions(TrackedConversion conversion) {
        List<Occasion> occasions = new ArrayList<>();
        for (String partnerId : conversion.partnerIds()) {
            occasions.add(new Occasion(partnerId, conversion.type()));
            occasions.add(new Occasion(partnerId, null));
        }
        return occasions;
    }

    List<CustomerSnapshot.ForgottenFirst> toSnapshot() {
        return forgotten.entrySet().stream()
                .map(entry -> new CustomerSnapshot.ForgottenFirst(
                        entry.getKey().partnerId(),
                        entry.getKey().eventType(),
                        entry.getValue().occurredAtMs(),
                        entry.getValue().conversionId()))
                .sorted(Comparator.comparing(CustomerSnapshot.ForgottenFirst::partnerId)
                        .thenComparing(
                                CustomerSnapshot.ForgottenFirst::eventType,
                                Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    void restore(CustomerSnapshot.ForgottenFirst first) {
        forgotten().put(
                new Occasion(first.partnerId(), first.eventType()), new ConversionMoment(first.occurredAtMs(), first.conversionId()));
    }
}
