package dev.openpartner.kernel.customer;

import dev.openpartner.kernel.customer.TrackedConversion.Holding;
import dev.openpartner.kernel.packing.PackedReader;
import dev.openpartner.kernel.packing.PackedWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * One conversion in an array of bytes: its length, then its id and time, then the number of its {@link Shapes shape}, and last what is its
 * own: the value and those ids of commissions that do not follow from its own.
 */
final class ConversionPacking {

    /** In place of the number of a word: whichever. */
    static final int ANY = -2;

    private ConversionPacking() {}

    static byte[] pack(TrackedConversion conversion, Shapes shapes) {
        String id = conversion.conversionId();
        PackedWriter out = new PackedWriter().id(id).signed(conversion.occurredAtMs() - PackedWriter.timeOf(id));
        out.number(shapes.add(conversion));
        Long value = conversion.valueMinor();
        if (value != null) {
            out.signed(value);
        }
        for (String commissionId : conversion.commissionIds()) {
            if (CommissionIds.numberOf(commissionId, id) == CommissionIds.UNNUMBERED) {
                out.id(commissionId);
            }
        }
        return out.toBytesAfterTheirLength();
    }

    /** Where the one after this begins. */
    static int next(byte[] bytes, int offset) {
        PackedReader in = new PackedReader(bytes, offset);
        int length = in.index();
        return in.at() + length;
    }

    private static PackedReader open(byte[] bytes, int offset) {
        PackedReader in = new PackedReader(bytes, offset);
        in.index();
        return in;
    }

    static ConversionMoment momentAt(byte[] bytes, int offset) {
        PackedReader in = open(bytes, offset);
        String id = in.id();
        return new ConversionMoment(timeNear(id, in), id);
    }

    /** The time in the id of a conversion. */
    static long idMsAt(byte[] bytes, int offset) {
        return PackedWriter.timeOf(open(bytes, offset).id());
    }

    private static long timeNear(String id, PackedReader in) {
        return PackedWriter.timeOf(id) + in.signed();
    }

    /** Whether it is the conversion of an id, given as {@link PackedWriter#id} packs it. */
    static boolean isOf(byte[] bytes, int offset, byte[] packedId) {
        return open(bytes, offset).isNext(packedId);
    }

    /** Whether a partner holds a touch of it and it is of a type, both given as numbers of words. */
    static boolean isHeldBy(byte[] bytes, int offset, int partner, int type, Shapes shapes) {
        PackedReader in = open(bytes, offset);
        in.skipId();
        in.signed();
        return shapes.isHeldBy(in.index(), partner, type);
    }

    static TrackedConversion unpack(byte[] bytes, int offset, Shapes shapes) {
        PackedReader in = open(bytes, offset);
        String id = in.id();
        long occurredAtMs = timeNear(id, in);
        Shapes.Shape shape = shapes.get(in.index());
        Long value = shape.hasValue() ? Long.valueOf(in.signed()) : null;
        List<Holding> holdings = new ArrayList<>(shape.holdings().size());
        for (Shapes.Held held : shape.holdings()) {
            holdings.add(new Holding(held.clickId(), held.partnerId(), held.paidAsFirst(), ids(held.commissionNumbers(), id, in)));
        }
        return new TrackedConversion(
                id, shape.type(), occurredAtMs, value, shape.currency(), shape.status(), shape.reason(), holdings);
    }

    private static List<String> ids(List<Integer> numbers, String conversionId, PackedReader in) {
        List<String> ids = new ArrayList<>(numbers.size());
        for (int number : numbers) {
            ids.add(number == CommissionIds.UNNUMBERED ? in.id() : CommissionIds.of(conversionId, number));
        }
        return ids;
    }
}
