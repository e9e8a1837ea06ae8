package dev.openpartner.kernel.customer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * For each partner and event type, and for each partner over all types, the conversions in which that partner holds a touch, so
 * that the first is found without a search. Conversions that were forgotten to stay within bounds leave behind which was first.
 */
final class FirstConversions {

    /** A customer with more kinds of firsts than this is no person; those beyond are not remembered when forgotten. */
    static final int MAX_FORGOTTEN_FIRSTS = 5_000;

    /** Entries for which a new table has room: one partner makes two occasions. */
    private static final int FEW = 4;

    /** Whose first of what; a null type stands for any. */
    private record Occasion(String partnerId, @Nullable String eventType) {}

    private Map<Occasion, NavigableSet<ConversionMoment>> kept = Collections.emptyMap();
    private Map<Occasion, ConversionMoment> forgotten = Collections.emptyMap();

    FirstConversions copy() {
        FirstConversions copy = new FirstConversions();
        kept.forEach((occasion, moments) -> copy.kept().put(occasion, new TreeSet<>(moments)));
        forgotten.forEach((occasion, moment) -> copy.forgotten().put(occasion, moment));
        return copy;
    }

    /** To be added to; most customers never need one, or not both. */
    private Map<Occasion, NavigableSet<ConversionMoment>> kept() {
        kept = kept.isEmpty() ? new HashMap<>(FEW) : kept;
        return kept;
    }

    private Map<Occasion, ConversionMoment> forgotten() {
        forgotten = forgotten.isEmpty() ? new HashMap<>(FEW) : forgotten;
        return forgotten;
    }

    void add(TrackedConversion conversion) {
        ConversionMoment moment = ConversionMoment.of(conversion);
        for (Occasion occasion : occasions(conversion)) {
            kept().computeIfAbsent(occasion, key -> new TreeSet<>()).add(moment);
        }
    }

    void remove(TrackedConversion conversion) {
        for (Occasion occasion : occasions(conversion)) {
            NavigableSet<ConversionMoment> moments = kept.get(occasion);
            if (moments != null && moments.remove(ConversionMoment.of(conversion)) && moments.isEmpty()) {
                kept.remove(occasion);
            }
        }
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
        NavigableSet<ConversionMoment> moments = kept.get(new Occasion(partnerId, eventType));
        if (moments == null) {
            return null;
        }
        ConversionMoment first = moments.first();
        return first.equals(self) ? moments.higher(first) : first;
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
