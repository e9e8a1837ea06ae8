package dev.openpartner.kernel.customer;

import dev.openpartner.kernel.customer.TrackedConversion.Holding;
import dev.openpartner.kernel.packing.PackedReader;
import dev.openpartner.kernel.packing.PackedWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What conversions of one customer have in common, each with a number: type, currency and outcome, and who holds a touch by which click,
 * with which {@link CommissionIds numbers} of commissions.
 * Most customers have one or two, so that a conversion takes one byte for all of it.
 */
final class Shapes {

    private static final int FEW = 2;
    private static final int BYTES_EACH = 40;

    private final Words words;
    private final List<byte[]> shapes = new ArrayList<>(FEW);

    Shapes() {
        this(new Words());
    }

    private Shapes(Words words) {
        this.words = words;
    }

    /** Those that {@link #words} and {@link #toList} gave. */
    static Shapes of(List<String> words, List<String> packed) {
        Shapes shapes = new Shapes(Words.of(words));
        packed.forEach(shape -> shapes.shapes.add(Base64.getDecoder().decode(shape)));
        return shapes;
    }

    /**
     * A shape, with its words.
     *
     * @param hasValue whether a value was sent
     */
    record Shape(String type, boolean hasValue, String currency, String status, @Nullable String reason, List<Held> holdings) {}

    /**
     * A touch in a shape.
     *
     * @param commissionNumbers one for each that it has
     */
    record Held(String clickId, String partnerId, boolean paidAsFirst, List<Integer> commissionNumbers) {}

    /** Shapes and words. */
    int size() {
        return shapes.size() + words.size();
    }

    /** About what it takes in memory; words are shared by all customers. */
    int bytes() {
        return size() * BYTES_EACH;
    }

    int wordOf(String word) {
        return words.indexOf(word);
    }

    /** The number of a conversion's shape, which is taken in if it is new. */
    int add(TrackedConversion conversion) {
        byte[] shape = pack(conversion);
        for (int number = 0; number < shapes.size(); number++) {
            if (Arrays.equals(shapes.get(number), shape)) {
                return number;
            }
        }
        shapes.add(shape);
        return shapes.size() - 1;
    }

    private byte[] pack(TrackedConversion conversion) {
        PackedWriter out = new PackedWriter();
        out.number(words.add(conversion.type())).number(conversion.holdings().size());
        for (Holding holding : conversion.holdings()) {
            out.number(words.add(holding.partnerId())).number(words.add(holding.clickId()));
            out.number(holding.paidAsFirst() ? 1 : 0).number(holding.commissionIds().size());
            holding.commissionIds().forEach(id -> out.number(CommissionIds.numberOf(id, conversion.conversionId())));
        }
        String reason = conversion.reason();
        out.number(conversion.valueMinor() == null ? 0 : 1);
        out.number(words.add(conversion.currency())).number(words.add(conversion.status()));
        return out.number(reason == null ? 0 : words.add(reason) + 1L).toBytes();
    }

    Shape get(int number) {
        PackedReader in = new PackedReader(shapes.get(number), 0);
        String type = words.get(in.index());
        int count = in.index();
        List<Held> holdings = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String partnerId = words.get(in.index());
            holdings.add(new Held(words.get(in.index()), partnerId, in.index() == 1, numbers(in)));
        }
        boolean hasValue = in.index() == 1;
        return new Shape(type, hasValue, words.get(in.index()), words.get(in.index()), reason(in.index()), holdings);
    }

    private static List<Integer> numbers(PackedReader in) {
        int count = in.index();
        List<Integer> numbers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            numbers.add(in.index());
        }
        return numbers;
    }

    private @Nullable String reason(int numberPlusOne) {
        return numberPlusOne == 0 ? null : words.get(numberPlusOne - 1);
    }

    /** Whether a partner holds a touch in a shape and it is of a type, both given as numbers of words. */
    boolean isHeldBy(int number, int partner, int type) {
        PackedReader in = new PackedReader(shapes.get(number), 0);
        if (in.index() != type && type != ConversionPacking.ANY) {
            return false;
        }
        for (int left = in.index(); left > 0; left--) {
            if (in.index() == partner) {
                return true;
            }
            in.index();
            in.index();
            numbers(in);
        }
        return false;
    }

    List<String> words() {
        return words.toList();
    }

    /** Each in base 64. */
    List<String> toList() {
        return shapes.stream().map(Base64.getEncoder()::encodeToString).toList();
    }
}
