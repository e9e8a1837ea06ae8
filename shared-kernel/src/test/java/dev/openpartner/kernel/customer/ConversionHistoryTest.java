package dev.openpartner.kernel.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.customer.TrackedConversion.Holding;
import dev.openpartner.kernel.packing.PackedWriter;
import java.util.Base64;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A packed history is the same as a sorted set of the same conversions, whatever was added and dropped, and in which order. */
class ConversionHistoryTest {

    private static final String LONG_ID = "01M8D10MT1W2K3K6GX95CQ2QG8";

    /** In place of the conversion's id, where a commission has its name from it. */
    private static final String NUMBERED = "#";

    record Change(boolean drops, TrackedConversion conversion) {}

    @Property(tries = 300)
    void holds_what_a_sorted_set_holds(@ForAll("changes") @Size(max = 40) List<Change> changes) {
        ConversionHistory history = new ConversionHistory();
        TreeSet<TrackedConversion> expected = new TreeSet<>();
        for (Change change : changes) {
            if (change.drops()) {
                history.remove(ConversionMoment.of(change.conversion()));
                expected.remove(change.conversion());
            } else if (!expected.contains(change.conversion())) {
                history.add(change.conversion());
                expected.add(change.conversion());
            }
            assertThat(history.unpacked()).containsExactlyElementsOf(expected);
            assertThat(history.size()).isEqualTo(expected.size());
            assertThat(history.isEmpty()).isEqualTo(expected.isEmpty());
        }
        ConversionHistory restored = history.copy();
        for (Change change : changes) {
            String id = change.conversion().conversionId();
            TrackedConversion kept = expected.stream().filter(one -> one.conversionId().equals(id)).findFirst().orElse(null);
            assertThat(history.find(id)).isEqualTo(kept);
            assertThat(restored.find(id)).isEqualTo(kept);
        }
        if (!expected.isEmpty()) {
            assertThat(history.first()).isEqualTo(expected.first());
        }
        assertThat(restored.unpacked()).containsExactlyElementsOf(expected);
    }

    @Property(tries = 300)
    void finds_the_first_of_a_partner(@ForAll("changes") @Size(max = 20) List<Change> changes, @ForAll("partners") String partner) {
        ConversionHistory history = new ConversionHistory();
        TreeSet<TrackedConversion> kept = new TreeSet<>();
        for (Change change : changes) {
            if (kept.add(change.conversion())) {
                history.add(change.conversion());
            }
        }
        for (TrackedConversion self : kept) {
            for (String type : new String[] {null, "won", "signed up", "unheard of"}) {
                assertThat(history.firstHeldBy(partner, type, ConversionMoment.of(self)))
                        .isEqualTo(first(kept, partner, type, self));
            }
        }
    }

    private static @Nullable ConversionMoment first(
            SortedSet<TrackedConversion> kept, String partner, @Nullable String type, TrackedConversion self) {
        return kept.stream()
                .filter(conversion -> conversion.isOfType(type) && conversion.partnerIds().contains(partner))
                .map(ConversionMoment::of)
                .filter(moment -> !moment.equals(ConversionMoment.of(self)))
                .findFirst()
                .orElse(null);
    }

    @Example
    void a_conversion_that_comes_a_day_late_takes_some_twenty_five_bytes() {
        ConversionHistory history = new ConversionHistory();
        for (int i = 0; i < 100; i++) {
            String id = LONG_ID.substring(0, 23) + (100 + i);
            history.add(conversion(id, "won", PackedWriter.timeOf(id) - 86_400_000L, "p1", 20_000L));
        }

        assertThat(Base64.getDecoder().decode(history.toSnapshot().packed())).hasSizeBetween(100 * 22, 100 * 26);
        assertThat(history.bytes()).isBetween(100 * 22, 100 * 32);
    }

    @Example
    void words_of_conversions_that_are_gone_are_forgotten() {
        ConversionHistory history = new ConversionHistory();
        for (int i = 0; i < 1_000; i++) {
            history.add(conversion("e" + i, "type " + i, i, "p" + i, null));
            if (history.size() > 3) {
                history.remove(ConversionMoment.of(history.first()));
            }
        }

        assertThat(history.toSnapshot().words()).hasSizeLessThan(100);
        assertThat(history.unpacked()).extracting(TrackedConversion::conversionId).containsExactly("e997", "e998", "e999");
    }

    private static TrackedConversion conversion(String id, String type, long atMs, String partner, @Nullable Long value) {
        Holding holding = new Holding("click-of-" + partner, partner, false, List.of(CommissionIds.of(id, 1)));
        return new TrackedConversion(id, type, atMs, value, "USD", "attributed", null, List.of(holding));
    }

    @Provide
    Arbitrary<String> partners() {
        return Arbitraries.of("p1", "p2", "p3");
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        Arbitrary<Holding> holding = Combinators.combine(
                        partners(),
                        Arbitraries.of(true, false),
                        Arbitraries.of(LONG_ID, "c1", "", NUMBERED + 1, NUMBERED + 20).list().ofMaxSize(2))
                .as((partner, first, commissions) -> new Holding("click-" + partner, partner, first, commissions));
        Arbitrary<TrackedConversion> conversion = Combinators.combine(
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.of("won", "signed up"),
                        Arbitraries.longs(),
                        Arbitraries.longs().injectNull(0.3),
                        Arbitraries.of("no_identity", "").injectNull(0.5),
                        holding.list().ofMaxSize(3))
                .as((number, type, atMs, value, reason, holdings) -> {
                    String id = number % 2 == 0
                            ? "e" + number
                            : LONG_ID.substring(0, 9) + number % 4 + LONG_ID.substring(10, 24) + (10 + number);
                    return new TrackedConversion(
                            id, type, atMs % 50, value, "USD", "attributed", reason, named(holdings, id));
                });
        return Combinators.combine(Arbitraries.integers().between(0, 3), conversion)
                .as((choice, changed) -> new Change(choice == 0, changed))
                .list();
    }

    private static List<Holding> named(List<Holding> holdings, String conversionId) {
        return holdings.stream()
                .map(held -> new Holding(
                        held.clickId(),
                        held.partnerId(),
                        held.paidAsFirst(),
                        held.commissionIds().stream()
                                .map(id -> id.startsWith(NUMBERED) ? conversionId + "-" + id.substring(1) : id)
                                .toList()))
                .toList();
    }

    @Example
    void there_is_room_for_many() {
        ConversionHistory history = new ConversionHistory();
        IntStream.range(0, 500).forEach(i -> history.add(conversion("e" + i, "won", 1_000 - i, "p1", 5L)));

        assertThat(history.first().conversionId()).isEqualTo("e499");
        assertThat(history.firstHeldBy("p1", "won", ConversionMoment.of(history.first())))
                .extracting(ConversionMoment::conversionId)
                .isEqualTo("e498");
    }
}
